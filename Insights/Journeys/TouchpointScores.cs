using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Journeys;

/// <summary>What each touchpoint is rated and does, beside the whole relationship: a chain of green touchpoints can still be a red journey.</summary>
public static class TouchpointScores
{
    public const string FormulaVersion = "touchpoints/1";

    public static TouchpointReport Compare(IReadOnlyCollection<SurveyAnswer> answers, IReadOnlyCollection<Interaction> interactions)
    {
        var journey = Nps.Measure(answers.Where(answer => answer.Kind is SurveyKind.Relational));
        var transactional = answers.Where(answer => answer is { Kind: SurveyKind.Transactional, Touchpoint: not null }).ToLookup(answer => answer.Touchpoint!, StringComparer.Ordinal);
        var passes = interactions.SelectMany(interaction => interaction.Actions.Select(action => (action.Touchpoint, Action: action, Interaction: interaction))).ToLookup(pass => pass.Touchpoint, StringComparer.Ordinal);
        var rows = transactional.Select(group => group.Key).Union(passes.Select(group => group.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(touchpoint => Row(touchpoint, [.. transactional[touchpoint]], [.. passes[touchpoint].Select(pass => (pass.Action, pass.Interaction))], journey))
            .ToList();
        var q = FalseDiscovery.Adjust([.. rows.Select(row => row.AgainstJourney?.P ?? double.NaN)]);

        return new(journey, [.. rows.Select((row, index) => row with { Q = double.IsNaN(q[index]) ? null : q[index] })]);
    }

    private static TouchpointRow Row(string touchpoint, List<SurveyAnswer> answers, List<(JourneyAction Action, Interaction Interaction)> passes, NpsScore journey)
    {
        var score = Nps.Measure(answers);

        return new()
        {
            Touchpoint = touchpoint,
            Nps = score,
            AgainstJourney = Nps.Compare(score.Counts, journey.Counts),
            Passes = passes.Count,
            Resolved = new(passes.Count(pass => pass.Interaction.Resolves), passes.Count),
            MedianMinutes = passes.Count > 0 ? Quantiles.Median(passes.Select(pass => (pass.Action.To - pass.Action.From).TotalMinutes)) : null,
        };
    }
}

/// <param name="Journey">Relational NPS of the same people and time.</param>
public sealed record TouchpointReport(NpsScore Journey, IReadOnlyList<TouchpointRow> Touchpoints);

/// <summary>The key figures of one touchpoint.</summary>
public sealed record TouchpointRow
{
    public required string Touchpoint { get; init; }

    public required NpsScore Nps { get; init; }

    public required Comparison? AgainstJourney { get; init; }

    public double? Q { get; init; }

    public required int Passes { get; init; }

    /// <summary>Passes whose interaction resolved the goal.</summary>
    public required Share Resolved { get; init; }

    public required double? MedianMinutes { get; init; }
}
