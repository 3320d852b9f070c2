namespace CxHub.Sandbox.Population.Experience;

/// <summary>What customers say about a touchpoint, by language and by what they feel.</summary>
internal static class Phrases
{
    private static readonly ILookup<(string Language, string Touchpoint, string Sentiment), string> All = PhraseBook.Text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('|'))
        .ToLookup(part => (part[0], part[1], Sentiment(part[2])), part => part[3]);

    private static readonly Dictionary<(string, string, string), string[]> Lists = All.ToDictionary(group => group.Key, group => group.ToArray());

    public static IReadOnlyList<string> For(string language, string touchpoint, string sentiment) => Lists[(language, touchpoint, sentiment)];

    private static string Sentiment(string sign) => sign switch { "+" => "positive", "-" => "negative", _ => "neutral" };
}
