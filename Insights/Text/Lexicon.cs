using System.Collections.Frozen;

namespace CxHub.Insights.Text;

/// <summary>The entries of one language, ready to be looked up by the longest match.</summary>
internal sealed class Lexicon
{
    // Without its mark a short syllable is too many words at once (mat: mất, mặt, mát): these are judged only when marked.
    private static readonly FrozenSet<string> AmbiguousUnmarked =
        FrozenSet.ToFrozenSet(["cu", "lau", "mat", "mac", "hu", "on", "do", "nong", "kho", "hong", "ban", "tre", "loi"], StringComparer.Ordinal);

    private static readonly Lexicon EnglishLexicon = new(LexiconEntries.English, LexiconEntries.EnglishNegators, alsoUnmarked: false);

    private static readonly Lexicon VietnameseLexicon = new(LexiconEntries.Vietnamese, LexiconEntries.VietnameseNegators, alsoUnmarked: true);

    // A text in an unknown language may still carry an emoji.
    private static readonly Lexicon SignsOnly = new([], FrozenSet<string>.Empty, alsoUnmarked: false);

    private readonly FrozenDictionary<string, int> _valences;

    private readonly FrozenSet<string> _negators;

    private readonly int _longest;

    private Lexicon((int Valence, string Terms)[] entries, FrozenSet<string> negators, bool alsoUnmarked)
    {
        Dictionary<string, int> valences = new(StringComparer.Ordinal);

        foreach (var (valence, terms) in entries.Concat(LexiconEntries.Signs))
        {
            foreach (var term in terms.Split(", "))
            {
                valences[term] = valence;
            }
        }

        if (alsoUnmarked)
        {
            foreach (var (term, valence) in valences.ToList())
            {
                if (Marks.Strip(term) is var unmarked && !AmbiguousUnmarked.Contains(unmarked))
                {
                    valences.TryAdd(unmarked, valence);
                }
            }
        }

        (_valences, _negators) = (valences.ToFrozenDictionary(StringComparer.Ordinal), negators);
        _longest = valences.Keys.Max(term => term.Count(character => character == ' ') + 1);
    }

    public static Lexicon For(Language language) => language switch
    {
        Language.English => EnglishLexicon,
        Language.Vietnamese => VietnameseLexicon,
        _ => SignsOnly,
    };

    /// <summary>The longest entry that begins at this token; length 0 when none does.</summary>
    public (int Length, int Valence) LongestAt(string[] tokens, int position)
    {
        for (var length = Math.Min(_longest, tokens.Length - position); length > 0; length--)
        {
            var term = length == 1 ? tokens[position] : string.Join(' ', tokens, position, length);

            if (_valences.TryGetValue(term, out var valence))
            {
                return (length, valence);
            }
        }

        return (0, 0);
    }

    public bool IsNegator(string token) => _negators.Contains(token);
}
