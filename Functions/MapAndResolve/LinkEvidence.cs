using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CxHub.Domain;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Explaining;

namespace CxHub.Functions.MapAndResolve;

/// <summary>
/// Why one record belongs to its profile: the strongest join that ties it to another record, with the weight of each comparison in bits. Values are masked;
/// whoever may see them finds them on the records.
/// </summary>
public sealed record LinkEvidence(string Other, double Weight, double Probability, double PriorBits, IReadOnlyList<LinkEvidence.Step> Steps, IReadOnlyList<LinkEvidence.Cap> Caps, string Outcome)
{
    public sealed record Step(string Field, string Level, double Bits);

    public sealed record Cap(string Rule, double Bits);

    public string ToJson() => JsonSerializer.Serialize(this, LinkEvidenceJson.Default.LinkEvidence);

    /// <summary>The link's evidence and its one-line rule, for a record of a profile with several.</summary>
    public static (LinkEvidence Evidence, string Rule)? For(RecordKey record, ProfileExplanation profile, Explainer explainer)
    {
        var join = profile.Joins.Where(join => join.Left == record || join.Right == record).MaxBy(join => join.Weight);
        if (join is null)
        {
            return null;
        }

        var other = join.Left == record ? join.Right : join.Left;
        if (explainer.Why(record, other) is not { } why)
        {
            return null;
        }

        return (Of(why, other), RuleOf(why, IdentityFields.KeyOf(other), join.ByDecision));
    }

    /// <summary>The comparison of two records, without their values.</summary>
    public static LinkEvidence Of(PairExplanation why, RecordKey other) => new(
        IdentityFields.KeyOf(other).ToString(),
        why.Weight,
        why.Probability,
        why.PriorBits,
        [.. why.Steps.Select(step => new Step(step.Field, step.Level, step.Bits))],
        [.. why.Caps.Select(cap => new Cap(cap.Rule, cap.Bits))],
        why.Outcome.ToString());

    /// <summary>In words: what agrees most, and with which record.</summary>
    private static string RuleOf(PairExplanation why, SourceKey other, bool decided)
    {
        if (decided)
        {
            return $"decided by a steward, with {other.Source} {other.Entity}";
        }

        var strongest = why.Steps.Where(step => step.Bits > 1).OrderByDescending(step => step.Bits).Take(3).Select(step => $"{step.Field} {step.Level}");
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", strongest)} ({other.Source} {other.Entity}, {why.Weight:0} bits)");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LinkEvidence))]
internal sealed partial class LinkEvidenceJson : JsonSerializerContext;
