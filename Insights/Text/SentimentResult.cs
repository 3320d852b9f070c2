namespace CxHub.Insights.Text;

/// <param name="Score">−1 to +1; 0 when undecided.</param>
/// <param name="Hits">The words that decided, with what each contributed after negation and boosting.</param>
/// <param name="Version">The lexicon (or model) that judged.</param>
public sealed record SentimentResult(Sentiment Label, double Score, Language Language, IReadOnlyList<LexiconHit> Hits, string Version);

/// <summary>One entry found in the text.</summary>
public sealed record LexiconHit(string Term, double Valence);
