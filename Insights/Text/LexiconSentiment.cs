namespace CxHub.Insights.Text;

/// <summary>Sentiment before there are labels: valences of words and phrases, negation, boosters, emoji. A fallback, never the headline number.</summary>
/// <remarks>Document score s / √(s² + 15); below 0.05 in size it is neutral. A language that the lexicon doesn't know is undecided.</remarks>
public static class LexiconSentiment
{
    public const string Version = "lexicon/1";

    private const double Booster = 0.293;

    private const double Negation = -0.74;

    private const double Alpha = 15;

    private const double NeutralBelow = 0.05;

    /// <summary>A negator acts on hits at most this many tokens after it.</summary>
    private const int NegationReach = 3;

    /// <param name="declaredLanguage">The survey's language field, if it has one.</param>
    public static SentimentResult Judge(string text, string? declaredLanguage = null)
    {
        var language = LanguageDetector.Detect(text, declaredLanguage);
        var lexicon = Lexicon.For(language);
        var tokens = Tokens.Of(Contractions.Open(Tokens.Normalise(text))).ToArray();
        var hits = Find(tokens, lexicon);
        var sum = hits.Sum(hit => hit.Valence);
        var score = sum / Math.Sqrt((sum * sum) + Alpha);

        return new(LabelOf(score, hits.Count), score, language, hits, Version);
    }

    private static Sentiment LabelOf(double score, int hits) => score switch
    {
        _ when hits == 0 => Sentiment.Undecided,
        >= NeutralBelow => Sentiment.Positive,
        <= -NeutralBelow => Sentiment.Negative,
        _ => Sentiment.Neutral,
    };

    private static List<LexiconHit> Find(string[] tokens, Lexicon lexicon)
    {
        List<LexiconHit> hits = [];
        var position = 0;

        while (position < tokens.Length)
        {
            if (lexicon.LongestAt(tokens, position) is var (length, valence) && length > 0)
            {
                hits.Add(new(string.Join(' ', tokens, position, length), Weigh(tokens, position, valence, lexicon)));
                position += length;
            }
            else
            {
                position++;
            }
        }

        return hits;
    }

    private static double Weigh(string[] tokens, int position, double valence, Lexicon lexicon)
    {
        var boosted = position > 0 ? valence + (Math.Sign(valence) * Booster * BoosterOf(tokens[position - 1])) : valence;
        var negated = false;

        for (var back = 1; back <= NegationReach && position - back >= 0 && !IsStop(tokens[position - back]); back++)
        {
            negated |= lexicon.IsNegator(tokens[position - back]);
        }

        return negated ? boosted * Negation : boosted;
    }

    private static int BoosterOf(string token) =>
        LexiconEntries.Raising.Contains(token) ? 1 : LexiconEntries.Lowering.Contains(token) ? -1 : 0;

    // "Not fast, good" praises: a negator does not reach over the end of a clause.
    private static bool IsStop(string token) => token is "." or "," or ";" or "!" or "?" or ":";
}
