using CxHub.Domain.Configuration;

namespace CxHub.Activation.FollowUps;

/// <summary>Reads conditions of follow-up rules: a map whose lines must all hold, or a list of such maps of which one must.</summary>
internal sealed class FollowUpTestReader(ConfigProblems problems)
{
    private static readonly Dictionary<string, Func<FollowUpContext, double?>> Numbers = new(StringComparer.Ordinal)
    {
        ["nps"] = context => context.Feedback.Nps,
        ["csat"] = context => context.Feedback.Csat,
        ["ces"] = context => context.Feedback.Ces,
        ["previousNps"] = context => context.PreviousNps,
        ["value"] = context => (double?)context.Value,
    };

    private static readonly Dictionary<string, Func<FollowUpContext, string?>> Texts = new(StringComparer.Ordinal)
    {
        ["touchpoint"] = context => context.Feedback.Touchpoint,
        ["channel"] = context => context.Feedback.Channel,
        ["language"] = context => context.Feedback.Language,
        ["surveyKind"] = context => context.Feedback.SurveyKind,
        ["surveyId"] = context => context.Feedback.SurveyId,
        ["country"] = context => context.Profile.Golden.GetValueOrDefault("country") ?? context.Profile.Account?.Golden.GetValueOrDefault("country"),
    };

    private static readonly string[] Names = [.. Numbers.Keys, .. Texts.Keys, "sentiment", "comment"];

    /// <summary>The alternatives, each a list of tests that must all hold; empty after a mistake.</summary>
    public IReadOnlyList<IReadOnlyList<FollowUpTest>> Read(ConfigEntry? when, ConfigMap rule)
    {
        switch (when?.Value)
        {
            case ConfigMap map:
                return [All(map)];
            case ConfigList list:
                foreach (var item in list.Items.Where(item => item is not ConfigMap))
                {
                    problems.Add(item.At, $"an alternative is {item.Kind}", "a map of conditions");
                }

                return [.. list.Items.OfType<ConfigMap>().Select(All)];
            default:
                problems.Add(when?.Value.At ?? rule.At, "'when' is missing", "when: { nps: \"<= 6\" }, or a list of such maps");
                return [];
        }
    }

    private List<FollowUpTest> All(ConfigMap map)
    {
        map.AllowOnly(problems, Names);
        if (map.Entries.Count is 0)
        {
            problems.Add(map.At, "the condition asks nothing, so every answer would open work", $"one of {string.Join(", ", Names)}");
        }

        return [.. map.Entries.Where(entry => Names.Contains(entry.Key)).Select(Test).OfType<FollowUpTest>()];
    }

    private FollowUpTest? Test(ConfigEntry entry) => entry.Key switch
    {
        "comment" => Comment(entry),
        "sentiment" => Sentiment(entry),
        _ when Numbers.TryGetValue(entry.Key, out var number) => Number(entry, number),
        _ => Words(entry, Texts[entry.Key]),
    };

    private FollowUpTest? Number(ConfigEntry entry, Func<FollowUpContext, double?> read)
    {
        if (entry.Value is ConfigScalar { Value: { } text } && NumberTest.Parse(text) is { } test)
        {
            return new FollowUpTest($"{entry.Key} {test.Text}", context => test.Holds(read(context)));
        }

        problems.Add(entry.Value.At, $"'{entry.Key}' is not a test on a number", "for example \"<= 6\", \">= 9\", 7..8 or 3");
        return null;
    }

    private FollowUpTest? Sentiment(ConfigEntry entry) =>
        entry.Value is ConfigScalar { Value: { } text } && NumberTest.Parse(text) is not null
            ? Number(entry, context => context.Sentiment)
            : Words(entry, context => context.SentimentLabel);

    private FollowUpTest? Words(ConfigEntry entry, Func<FollowUpContext, string?> read)
    {
        var negated = entry.Value is ConfigMap;
        (entry.Value as ConfigMap)?.AllowOnly(problems, "not");
        var holder = new ConfigMap(entry.At, [entry]);
        var words = entry.Value is ConfigMap map ? map.Texts("not", problems) : holder.Texts(entry.Key, problems);
        if (words.Count is 0)
        {
            problems.Add(entry.Value.At, $"'{entry.Key}' names nothing", "a text, a list of texts, or { not: text }");
            return null;
        }

        var known = words.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var text = $"{entry.Key} {(negated ? "is not" : "is")} {string.Join(" or ", words)}";
        return new FollowUpTest(text, context => read(context) is { } value ? known.Contains(value) != negated : negated);
    }

    private FollowUpTest? Comment(ConfigEntry entry)
    {
        switch (entry.Value)
        {
            case ConfigScalar { Value: "present" }:
                return new FollowUpTest("comment is there", context => !string.IsNullOrWhiteSpace(context.Feedback.Comment));
            case ConfigScalar { Value: "absent" }:
                return new FollowUpTest("comment is absent", context => string.IsNullOrWhiteSpace(context.Feedback.Comment));
            case ConfigMap map:
                map.AllowOnly(problems, "contains");
                var words = map.Texts("contains", problems);
                var folded = words.Select(FollowUpTest.Folded).ToArray();
                if (folded.Length > 0)
                {
                    return new FollowUpTest($"comment contains {string.Join(" or ", words)}", context => Contains(context.Feedback.Comment, folded));
                }

                break;
        }

        problems.Add(entry.Value.At, "'comment' is not a test on the comment", "present, absent, or { contains: [words] }");
        return null;
    }

    private static bool Contains(string? comment, string[] folded)
    {
        if (comment is null)
        {
            return false;
        }

        var text = FollowUpTest.Folded(comment);
        return folded.Any(word => text.Contains(word, StringComparison.Ordinal));
    }
}
