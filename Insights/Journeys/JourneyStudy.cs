using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Journeys;

/// <summary>The hub's own journeys: how needs are met, what they cost the customer, which ways are taken and where they end.</summary>
public sealed record JourneyStudy
{
    /// <summary>A CES answer within this time after a need's end tells how easy that need was.</summary>
    private static readonly TimeSpan EffortReach = TimeSpan.FromDays(30);

    public required JourneyCounts Counts { get; init; }

    /// <summary>Of the service cases.</summary>
    public required FirstContactReport FirstContact { get; init; }

    public required IReadOnlyList<FirstContactGroup> FirstContactByChannel { get; init; }

    public required IReadOnlyList<FirstContactGroup> FirstContactBySubject { get; init; }

    public required EffortSummary Effort { get; init; }

    /// <summary>Carts that ended with a purchase within the week.</summary>
    public required Share CartsBought { get; init; }

    public required IReadOnlyList<PathCount> TopPaths { get; init; }

    public required IReadOnlyList<TouchpointFlow> Flow { get; init; }

    /// <summary>The first steps of all needs, for the drawing of the flow.</summary>
    public required IReadOnlyList<FlowStep> Steps { get; init; }

    public required IReadOnlyList<TouchpointLift> OnTheWayToSolutions { get; init; }

    public required TouchpointReport Touchpoints { get; init; }

    public string FormulaVersion { get; init; } = JourneyBuilder.FormulaVersion;

    internal static JourneyStudy Of(JourneyLevels needs, JourneyLevels ways, int visitsWithoutNeed, IReadOnlyCollection<SurveyAnswer> answers, IReadOnlyList<(string Customer, DateTimeOffset At, int Ces)> efforts, DateTimeOffset asOf)
    {
        var help = needs.Experiences.Where(need => need.Stage is JourneyInput.Help).ToList();
        var buy = needs.Experiences.Where(need => need.Stage is JourneyInput.Buy).ToList();
        var taken = ways.Experiences.ToList();

        return new()
        {
            Counts = new(needs.Events.Count(), needs.Actions.Count(), needs.Interactions.Count(), help.Count + buy.Count, needs.Journeys.Count, visitsWithoutNeed),
            FirstContact = Journeys.FirstContact.Measure(help, asOf),
            FirstContactByChannel = FirstContactBy(help, need => need.Interactions[0].Channel, asOf),
            FirstContactBySubject = FirstContactBy(help, need => need.Intent ?? JourneyInput.Help, asOf),
            Effort = EffortSummary.Of(Journeys.Effort.Of(help), efforts, EffortReach),
            CartsBought = new(buy.Count(need => need.IsResolved), buy.Count),
            TopPaths = Paths.Top(taken),
            Flow = Paths.Flow(taken),
            Steps = FlowStep.Of(taken),
            // The solution itself stands on the way of every solved need and of no other.
            OnTheWayToSolutions = [.. Paths.OnTheWayToGood(taken.Where(need => need.Stage is JourneyInput.Help), need => need.IsResolved).Where(lift => lift.Touchpoint is not JourneyInput.Solved)],
            Touchpoints = TouchpointScores.Compare(answers, []),
        };
    }

    /// <summary>Whether a problem came again is asked over all needs of the customer, whatever the channel.</summary>
    private static IReadOnlyList<FirstContactGroup> FirstContactBy(List<Experience> needs, Func<Experience, string> groupOf, DateTimeOffset asOf)
    {
        var window = TimeSpan.FromDays(7);
        var again = needs.ToLookup(need => (need.Customer, need.Intent));

        return
        [
            .. needs.Where(need => need.Interactions[0].To + window <= asOf).GroupBy(groupOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new FirstContactGroup(group.Key, new(group.Count(need => Journeys.FirstContact.IsResolvedAtFirst(need, again[(need.Customer, need.Intent)], window)), group.Count()))),
        ];
    }
}

/// <param name="Needs">Cases and carts; visits without either are counted apart.</param>
public sealed record JourneyCounts(int Events, int Actions, int Interactions, int Needs, int Journeys, int VisitsWithoutNeed);

public sealed record FirstContactGroup(string Name, Share Resolved);
