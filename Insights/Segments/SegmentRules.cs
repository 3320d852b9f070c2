using CxHub.Insights.Scores;
using CxHub.Insights.Text;

namespace CxHub.Insights.Segments;

/// <summary>What <c>config/scores.yaml</c> says about segments and next steps.</summary>
public sealed record SegmentRules
{
    public IReadOnlyList<ActionRule> Actions { get; init; } = [];

    /// <summary>A customer contacted since less than this is left in peace.</summary>
    public TimeSpan ContactEvery { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long an answer counts as the customer's.</summary>
    public TimeSpan Validity { get; init; } = NpsRollUp.DefaultValidity;

    /// <summary>By which it is told what the customers of a persona write about.</summary>
    public Taxonomy Taxonomy { get; init; } = Taxonomy.BuiltIn;
}
