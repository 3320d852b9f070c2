using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Survivorship;

/// <summary>
/// Writes a winning value as well as its records can: each word takes its marks, and its capitals, from a record with the same words in whatever order
/// (DUNG PHAM TUAN beside Tuấn Dũng Phạm is Dũng Phạm Tuấn). Where records disagree about a word's marks, the word stays as it is.
/// </summary>
internal static class BestSpelling
{
    public static string Of(string value, IEnumerable<string> others)
    {
        var words = Words(value);
        var bag = Bag(words);
        var spellings = others.Select(Words).Where(other => Bag(other) == bag).SelectMany(other => other).ToLookup(word => Folding.Fold(word));
        return string.Join(' ', words.Select(word => Best(word, [.. spellings[Folding.Fold(word)]])));
    }

    private static string Best(string word, IReadOnlyList<string> spellings)
    {
        if (HasMarks(word))
        {
            return IsOneCase(word) ? spellings.FirstOrDefault(other => !IsOneCase(other) && Same(other, word)) ?? word : word;
        }

        var marked = spellings.Where(HasMarks).ToList();
        var agreed = marked.Count > 0 && marked.TrueForAll(other => Same(other, marked[0]));
        return (agreed ? marked : [word, .. spellings.Where(other => Same(other, word))])
            .OrderBy(IsOneCase)
            .ThenByDescending(other => other == word)
            .ThenBy(other => other, StringComparer.Ordinal)
            .First();
    }

    private static string[] Words(string value) => value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Bag(string[] words) => string.Join(' ', words.Select(word => Folding.Fold(word)).Order(StringComparer.Ordinal));

    private static bool Same(string left, string right) => string.Equals(Folding.Compose(left), Folding.Compose(right), StringComparison.OrdinalIgnoreCase);

    private static bool HasMarks(string word) => Folding.MarkSignature(Folding.Compose(word)) != 0;

    private static bool IsOneCase(string text) => text.All(letter => !char.IsLower(letter)) || text.All(letter => !char.IsUpper(letter));
}
