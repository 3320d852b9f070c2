namespace CxHub.Insights.Text;

/// <summary>A comment with the label that a person gave it.</summary>
/// <param name="Language">The survey's language field, if there is one.</param>
public sealed record TextExample(string Text, string Label, string? Language = null)
{
    /// <summary>Corrections of a steward win over older labels of the same comment; new comments are added.</summary>
    public static IReadOnlyList<TextExample> Merge(IEnumerable<TextExample> examples, IEnumerable<TextExample> corrections)
    {
        var corrected = corrections.GroupBy(example => Tokens.Normalise(example.Text), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

        return [.. examples.Where(example => !corrected.ContainsKey(Tokens.Normalise(example.Text))), .. corrected.Values];
    }
}
