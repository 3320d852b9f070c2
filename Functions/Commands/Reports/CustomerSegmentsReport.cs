using System.CommandLine;
using CxHub.Functions.Reports;
using CxHub.Insights.Segments;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report segments --segment save --top 50</c>: segments, personas and the next best action of the hub's own customers, as last measured.</summary>
public static class CustomerSegmentsReport
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string?> segment = new("--segment") { Description = "Only customers of this segment in the list" };
        segment.AcceptOnlyFromAmong([.. RuleSegments.Names]);
        Option<int> top = new("--top") { Description = "How many customers to list", DefaultValueFactory = _ => 50 };
        return shared.StoreCommand("segments", "Segments, personas and next best actions of customers, as last measured", [segment, top], (result, services, cancellationToken) =>
            services.GetRequiredService<StoreReports>().SegmentsAsync(result.GetValue(segment), Math.Clamp(result.GetValue(top), 1, 10_000), cancellationToken));
    }

    internal static ReportDocument Document(SegmentSummary? summary, IReadOnlyList<(string Segment, string Tier, string? Band, long Count)> counts, IReadOnlyList<SegmentListing> customers)
    {
        if (summary is null)
        {
            return ReportDocument.Refused("segments", "Nothing has been measured yet. A run measures at its end: cxhub run.");
        }

        var segments = counts.GroupBy(count => count.Segment, StringComparer.Ordinal).Select(group => (Name: group.Key, Count: group.Sum(one => one.Count))).OrderByDescending(one => one.Count).ToList();
        var all = segments.Sum(one => one.Count);
        return new()
        {
            Report = "segments",
            Sentence = all is 0 ? "No customer has bought or answered yet." : FormattableString.Invariant($"{all} customers are in segments; the largest is \"{segments[0].Name}\" with {100.0 * segments[0].Count / all:0.#} %."),
            Figures = [new("measuredAt", summary.MeasuredAt), new("customers", all), new("silhouette", summary.Silhouette), new("currency", summary.Currency), new("formulaVersion", SegmentStudy.FormulaVersion)],
            Tables =
            [
                new("segments", ["segment", "n", "share"], [.. segments.Select(one => (IReadOnlyList<object?>)[one.Name, Shown(one.Count), one.Count < Standings.ShownFrom ? null : (double)one.Count / all])]),
                new("personas", ["persona", "n", "share", "traits", "topics", "channel", "nps"], [.. summary.Personas.Select(persona => (IReadOnlyList<object?>)
                    [persona.Id, Shown(persona.Customers), (double)persona.Customers / persona.Of, persona.Traits.Select(trait => $"{(trait.Deviations > 0 ? "high" : "low")} {trait.Feature}").ToList(), persona.Topics, persona.PreferredChannel, persona.Nps])]),
                new("next", ["customer", "segment", "action", "expected", "assumed", "blocked"], [.. customers.Select(one => (IReadOnlyList<object?>)[one.Row.ProfileId, one.Row.Segment, one.Row.Action, one.Row.Expected, one.Row.Assumed, one.Row.Blocked])]),
            ],
            Notes = [.. summary.Refusal is { } refusal ? new[] { $"no personas: {refusal}" } : [], "groups of fewer than ten customers have no count; an assumed change of probability is not the result of an experiment"],
        };
    }

    private static long? Shown(long count) => count < Standings.ShownFrom ? null : count;
}
