using CxHub.Insights.Drivers;
using CxHub.Insights.Outcomes;

namespace CxHub.Insights.Scores;

/// <summary>What <c>config/scores.yaml</c> may set about the scores that stand on a CRM record.</summary>
public sealed record ScoreOptions
{
    /// <summary>How long an answer counts.</summary>
    public TimeSpan Validity { get; init; } = NpsRollUp.DefaultValidity;

    public HealthOptions Health { get; init; } = new();

    /// <summary>Which answer a customer had when a deal closed.</summary>
    public ExposureRule WinRate { get; init; } = new();

    /// <summary>What is set beside an answer when drivers are looked for.</summary>
    public BehaviourOptions Drivers { get; init; } = new();

    /// <summary>Web visits in this window make the usage signal.</summary>
    public TimeSpan UsageWindow { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Cases in this window make the support signal.</summary>
    public TimeSpan SupportWindow { get; init; } = TimeSpan.FromDays(180);
}
