namespace CxHub.Insights.Text;

/// <summary>What a model says about a comment, and why.</summary>
public sealed record TextPrediction
{
    public required string Label { get; init; }

    public required double Probability { get; init; }

    /// <summary>The n-grams that spoke most for the label, strongest first.</summary>
    public required IReadOnlyList<TextReason> Because { get; init; }

    public required Language Language { get; init; }

    public required string ModelVersion { get; init; }

    /// <summary>Why a person should look at it; null when the model is sure.</summary>
    public required string? Review { get; init; }
}

/// <param name="Contribution">Weight × value, in log-odds.</param>
public sealed record TextReason(string Ngram, double Contribution);

/// <summary>What a model learned from.</summary>
/// <param name="Comments">Labelled comments used.</param>
/// <param name="PerLabel">How many of each label.</param>
/// <param name="Languages">Languages among them.</param>
public sealed record TextTraining(int Comments, IReadOnlyDictionary<string, int> PerLabel, IReadOnlySet<Language> Languages)
{
    /// <summary>From this many labels on a model is better than the lexicon in both languages.</summary>
    public const int BetterThanLexicon = 500;
}
