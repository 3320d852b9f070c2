namespace CxHub.Insights.Journeys;

/// <summary>A run of events at one touchpoint of one contact: a purposeful step of the customer.</summary>
public sealed record JourneyAction(string Touchpoint, IReadOnlyList<JourneyEvent> Events)
{
    public DateTimeOffset From => Events[0].At;

    public DateTimeOffset To => Events[^1].At;
}

/// <summary>All actions of one contact: a call, a chat, a web session, a visit.</summary>
public sealed record Interaction(string Customer, string Channel, IReadOnlyList<JourneyAction> Actions)
{
    public DateTimeOffset From => Actions[0].From;

    public DateTimeOffset To => Actions[^1].To;

    public IEnumerable<JourneyEvent> Events => Actions.SelectMany(action => action.Events);

    public string? Goal => Events.Select(one => one.Goal).FirstOrDefault(goal => goal is not null);

    public string? Intent => Events.Select(one => one.Intent).FirstOrDefault(intent => intent is not null);

    public string? Stage => Events.Select(one => one.Stage).FirstOrDefault(stage => stage is not null);

    public bool Resolves => Events.Any(one => one.Resolves);

    public int Transfers => Events.Count(one => one.Transfers);

    public bool CustomerInitiated => Actions[0].Events[0].CustomerInitiated;
}

/// <summary>All interactions on one need.</summary>
public sealed record Experience(string Customer, string? Goal, string? Intent, IReadOnlyList<Interaction> Interactions)
{
    public DateTimeOffset From => Interactions[0].From;

    public DateTimeOffset To => Interactions.Max(interaction => interaction.To);

    public string? Stage => Interactions.Select(interaction => interaction.Stage).FirstOrDefault(stage => stage is not null);

    public bool IsResolved => Interactions.Any(interaction => interaction.Resolves);

    public int Actions => Interactions.Sum(interaction => interaction.Actions.Count);
}

/// <summary>The experiences of one customer in one lifecycle stage.</summary>
public sealed record Journey(string Customer, string? Stage, IReadOnlyList<Experience> Experiences);

/// <summary>Everything that happened, on five levels.</summary>
/// <param name="Repeats">Events that came twice and were counted once.</param>
public sealed record JourneyLevels(IReadOnlyList<Journey> Journeys, int Repeats)
{
    public IEnumerable<Experience> Experiences => Journeys.SelectMany(journey => journey.Experiences);

    public IEnumerable<Interaction> Interactions => Experiences.SelectMany(experience => experience.Interactions);

    public IEnumerable<JourneyAction> Actions => Interactions.SelectMany(interaction => interaction.Actions);

    public IEnumerable<JourneyEvent> Events => Actions.SelectMany(action => action.Events);
}
