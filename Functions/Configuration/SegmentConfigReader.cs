using CxHub.Domain.Configuration;
using CxHub.Insights.Segments;

namespace CxHub.Functions.Configuration;

/// <summary>Reads <c>segments</c> of <c>scores.yaml</c>: how often a customer may be contacted, and what can be done for whom.</summary>
public sealed class SegmentConfigReader(TimeSpan validity, ConfigProblems problems)
{
    public SegmentRules Read(ConfigMap? map)
    {
        var defaults = new SegmentRules { Validity = validity };
        if (map is null)
        {
            return defaults;
        }

        map.AllowOnly(problems, "contactEvery", "actions");
        return defaults with
        {
            ContactEvery = map.Duration("contactEvery", problems) ?? defaults.ContactEvery,
            Actions = [.. (map.List("actions", problems)?.Items ?? []).Select(Action).OfType<ActionRule>()],
        };
    }

    private ActionRule? Action(ConfigNode node)
    {
        if (node is not ConfigMap map)
        {
            problems.Add(node.At, $"an action is {node.Kind}", "a map with name, uplift and cost");
            return null;
        }

        map.AllowOnly(problems, "name", "for", "uplift", "value", "cost", "upsell", "contact");
        var name = map.Text("name", problems, required: true);
        var uplift = map.Number("uplift", problems, required: true);
        var cost = map.Number("cost", problems, required: true);
        if (uplift is < -1 or > 1)
        {
            problems.Add(map.Find("uplift")!.Value.At, FormattableString.Invariant($"the uplift is {uplift}"), "a change of probability between -1 and 1");
        }

        var segments = map.Texts("for", problems);
        foreach (var segment in segments.Where(segment => !RuleSegments.Names.Contains(segment)))
        {
            problems.Add(map.Find("for")!.Value.At, $"'{segment}' is not a segment", $"one of {string.Join(", ", RuleSegments.Names)}", NearestName.Of(segment, RuleSegments.Names));
        }

        return name is null || uplift is null || cost is null
            ? null
            : new ActionRule(name, segments, uplift.Value, map.Number("value", problems), cost.Value, map.Flag("upsell", problems) ?? false, map.Flag("contact", problems) ?? true);
    }
}
