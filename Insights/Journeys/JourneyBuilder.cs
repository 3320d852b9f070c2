namespace CxHub.Insights.Journeys;

/// <summary>Builds the five levels from raw events. The order in which events arrive does not matter.</summary>
public static class JourneyBuilder
{
    public const string FormulaVersion = "journeys/1";

    public static JourneyLevels Build(IEnumerable<JourneyEvent> events, JourneyRules? rules = null)
    {
        rules ??= new();
        var all = events.ToList();
        var unique = all.GroupBy(one => (one.Source, one.EventId)).Select(group => group.MaxBy(one => one.At)!).ToList();
        var journeys = unique
            .GroupBy(one => one.Customer, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => Journeys(Experiences(Interactions(group, rules), rules), rules));

        return new([.. journeys], all.Count - unique.Count);
    }

    private static List<Interaction> Interactions(IEnumerable<JourneyEvent> events, JourneyRules rules)
    {
        var withId = events.Where(one => one.Instance is not null).GroupBy(one => (one.Channel, one.Instance)).Select(Ordered);
        var withoutId = events.Where(one => one.Instance is null).GroupBy(one => one.Channel, StringComparer.Ordinal)
            .SelectMany(group => Split(Ordered(group), (before, after) => after.At - before.At > rules.InteractionGap));

        return
        [
            .. withId.Concat(withoutId)
                .Select(contact => new Interaction(contact[0].Customer, contact[0].Channel, [.. Split(contact, (before, after) => IsNewAction(before, after, rules)).Select(run => new JourneyAction(run[0].Touchpoint, run))]))
                .OrderBy(interaction => interaction.From)
                .ThenBy(interaction => interaction.Channel, StringComparer.Ordinal),
        ];
    }

    private static bool IsNewAction(JourneyEvent before, JourneyEvent after, JourneyRules rules) =>
        before.Touchpoint != after.Touchpoint || after.At - before.At > rules.ActionGapOf(after);

    private static List<Experience> Experiences(List<Interaction> interactions, JourneyRules rules)
    {
        List<List<Interaction>> groups = [];

        foreach (var interaction in interactions)
        {
            if (groups.FindLast(group => BelongsTo(group, interaction, rules)) is { } known)
            {
                known.Add(interaction);
            }
            else
            {
                groups.Add([interaction]);
            }
        }

        return [.. groups.Select(group => new Experience(group[0].Customer, First(group, one => one.Goal), First(group, one => one.Intent), group))];
    }

    private static bool BelongsTo(List<Interaction> group, Interaction interaction, JourneyRules rules)
    {
        var goal = First(group, one => one.Goal);

        return goal is not null && interaction.Goal is not null
            ? goal == interaction.Goal
            : interaction.Intent is not null && First(group, one => one.Intent) == interaction.Intent && interaction.From - group[^1].To <= rules.IntentWindow;
    }

    private static IEnumerable<Journey> Journeys(List<Experience> experiences, JourneyRules rules)
    {
        List<Experience> current = [];
        string? stage = null;
        DateTimeOffset lastSeen = default;

        foreach (var experience in experiences)
        {
            var changes = experience.Stage is not null && stage is not null && experience.Stage != stage;

            if (current.Count > 0 && (changes || experience.From - lastSeen > rules.Silence))
            {
                yield return new(current[0].Customer, stage, current);
                (current, stage) = ([], null);
            }

            lastSeen = current.Count == 0 || experience.To > lastSeen ? experience.To : lastSeen;
            stage ??= experience.Stage;
            current.Add(experience);
        }

        if (current.Count > 0)
        {
            yield return new(current[0].Customer, stage, current);
        }
    }

    private static List<JourneyEvent> Ordered(IEnumerable<JourneyEvent> events) =>
        [.. events.OrderBy(one => one.At).ThenBy(one => one.Source, StringComparer.Ordinal).ThenBy(one => one.EventId, StringComparer.Ordinal)];

    private static IEnumerable<List<JourneyEvent>> Split(List<JourneyEvent> events, Func<JourneyEvent, JourneyEvent, bool> isNew)
    {
        List<JourneyEvent> run = [];

        foreach (var one in events)
        {
            if (run.Count > 0 && isNew(run[^1], one))
            {
                yield return run;
                run = [];
            }

            run.Add(one);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static string? First(List<Interaction> group, Func<Interaction, string?> value) => group.Select(value).FirstOrDefault(text => text is not null);
}
