namespace CxHub.IdentityResolution.Normalisation;

/// <summary>
/// A person's name as a bag of words: order, middle names and swapped columns do not matter (Nguyễn Lệ Nga, Nga Le NGUYEN). Titles go, words joined by
/// a hyphen are split, apostrophes are joined (O'Brien), Jr and Sr are kept apart as the generation.
/// </summary>
public static class NameForm
{
    private const int MostWords = 8;

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "reverend", "fr", "capt", "captain", "major",
        "col", "colonel", "gen", "general", "lt", "sgt", "hon", "herr", "frau", "mme", "mlle", "monsieur", "madame", "sr", "sra", "srta", "don", "dona",
        "ing", "dipl", "mag", "ong", "ba", "anh", "chi", "em", "co", "bac", "ths", "ts", "pgs", "gs", "bs", "ks",
    };

    private static readonly HashSet<string> Degrees = new(StringComparer.Ordinal) { "phd", "md", "esq", "mba", "bsc", "msc", "dds", "cpa", "obe", "cbe", "mbe", "kbe" };

    private static readonly Dictionary<string, int> Generations = new(StringComparer.Ordinal)
    {
        ["jr"] = 2,
        ["junior"] = 2,
        ["jnr"] = 2,
        ["ii"] = 2,
        ["sr"] = 1,
        ["senior"] = 1,
        ["snr"] = 1,
        ["iii"] = 3,
        ["iv"] = 4,
    };

    /// <summary>The words of the name columns (any may be empty) and the generation (1 senior, 2 junior, ..., 0 unsaid).</summary>
    public static (List<NameWord> Words, int Generation) Parse(ReadOnlySpan<char> given, ReadOnlySpan<char> middle, ReadOnlySpan<char> family, ReadOnlySpan<char> full)
    {
        var words = new List<NameWord>();
        var generation = 0;
        Add(words, given, NamePart.Given, ref generation);
        Add(words, middle, NamePart.None, ref generation);
        Add(words, family, NamePart.Family, ref generation);
        AddFull(words, full, ref generation);
        return (words, generation);
    }

    private static void AddFull(List<NameWord> words, ReadOnlySpan<char> full, ref int generation)
    {
        var comma = full.IndexOf(',');

        if (comma > 0 && words.Count == 0)
        {
            Add(words, full[..comma], NamePart.Family, ref generation);
            Add(words, full[(comma + 1)..], NamePart.Given, ref generation);
        }
        else
        {
            Add(words, full, NamePart.None, ref generation);
        }
    }

    private static void Add(List<NameWord> words, ReadOnlySpan<char> text, NamePart part, ref int generation)
    {
        if (Missing.Is(text))
        {
            return;
        }

        var column = Split(text, part);
        StripTitles(column, ref generation);

        // The same word from a second column (full name beside given and family) is the same word, not a second one.
        foreach (var word in column)
        {
            var known = words.FindIndex(other => other.Text == word.Text);

            if (known < 0 || (part != NamePart.None && words[known].Part != NamePart.None))
            {
                if (words.Count < MostWords) { words.Add(word); }
            }
        }
    }

    private static List<NameWord> Split(ReadOnlySpan<char> text, NamePart part)
    {
        var words = new List<NameWord>();
        var composed = Folding.Compose(text.Length > 200 ? text[..200] : text);
        var start = -1;

        for (var i = 0; i <= composed.Length; i++)
        {
            var inside = i < composed.Length && (char.IsLetterOrDigit(composed[i]) || IsApostrophe(composed[i]));

            if (inside)
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                var word = Word(composed.AsSpan(start, i - start), part);
                start = -1;
                if (word.Text.Length > 0) { words.Add(word); }
            }
        }

        return words;
    }

    private static bool IsApostrophe(char letter) => letter is '\'' or '\u2019' or '\u2018' or '\u02BC' or '`' or '\u00B4';

    private static NameWord Word(ReadOnlySpan<char> raw, NamePart part)
    {
        var folded = Folding.Fold(raw);
        var kept = folded.AsSpan().IndexOfAny("'`") < 0 ? folded : folded.Replace("'", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        return new NameWord(Respell(kept), Folding.MarkSignature(raw), part);
    }

    /// <summary>A folded word as both write it who have a mark and who have none: Mueller and Müller, Lý and Lí.</summary>
    public static string Respell(string word)
    {
        if (word.Length is 2 or 3 && word[^1] == 'y' && !"aeiouy".Contains(word[^2], StringComparison.Ordinal))
        {
            return word[..^1] + "i";
        }

        return word.Length < 4 ? word : word
            .Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);
    }

    private static void StripTitles(List<NameWord> words, ref int generation)
    {
        // Anh and Bà are names as well: a title is one only when enough of a name follows it.
        while (words.Count > 2 && Titles.Contains(words[0].Text))
        {
            words.RemoveAt(0);
        }

        for (var i = words.Count - 1; i > 0; i--)
        {
            if (Generations.TryGetValue(words[i].Text, out var said))
            {
                generation = said;
                words.RemoveAt(i);
            }
            else if (Degrees.Contains(words[i].Text))
            {
                words.RemoveAt(i);
            }
        }
    }
}
