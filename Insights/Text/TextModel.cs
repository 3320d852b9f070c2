using System.Security.Cryptography;
using System.Text;
using CxHub.Domain;

namespace CxHub.Insights.Text;

/// <summary>A trained classifier of comments: sentiment, topic or any other label. Immutable and safe to share between threads.</summary>
public sealed class TextModel
{
    /// <summary>Below this probability a person should look.</summary>
    public const double ReviewBelow = 0.6;

    /// <summary>The review of a prediction below <see cref="ReviewBelow"/>.</summary>
    public const string NotSure = "not sure";

    private const int Reasons = 5;

    private readonly Vocabulary _vocabulary;

    private readonly float[][] _weights;

    private readonly float[] _biases;

    internal TextModel(Vocabulary vocabulary, IReadOnlyList<string> labels, float[][] weights, float[] biases, TextTraining training)
    {
        (_vocabulary, Labels, _weights, _biases, Training) = (vocabulary, labels, weights, biases, training);
        Version = VersionOf();
    }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>What the model learned from.</summary>
    public TextTraining Training { get; }

    /// <summary>A fingerprint of the weights; the same training data gives the same version.</summary>
    public string Version { get; }

    public int Features => _vocabulary.Terms.Count;

    internal Vocabulary Vocabulary => _vocabulary;

    internal float[] Biases => _biases;

    internal float WeightOf(int label, int term) => _weights[label][term];

    /// <summary>Judges one comment; personal data is masked before anything else.</summary>
    public TextPrediction Classify(string text, string? declaredLanguage = null)
    {
        var row = _vocabulary.Weigh(PersonalData.Mask(text));
        var chances = Chances(row);
        var best = Array.IndexOf(chances, chances.Max());
        var language = LanguageDetector.Detect(text, declaredLanguage);
        var foreign = Training.Languages.Count > 0 && !Training.Languages.Contains(language);

        return new()
        {
            Label = Labels[best],
            Probability = chances[best],
            Because = Because(row, best),
            Language = language,
            ModelVersion = Version,
            Review = foreign ? "a language that the model has not learned"
                : row.Indices.Length == 0 ? "no word that the model knows"
                : chances[best] < ReviewBelow ? NotSure
                : null,
        };
    }

    /// <summary>One-vs-rest sigmoids brought to a sum of one; in the order of <see cref="Labels"/>.</summary>
    private double[] Chances(SparseRow row)
    {
        var indices = row.Indices.Span;
        var values = row.Values.Span;
        var chances = new double[Labels.Count];

        for (var label = 0; label < chances.Length; label++)
        {
            double margin = _biases[label];

            for (var place = 0; place < indices.Length; place++)
            {
                margin += _weights[label][indices[place]] * values[place];
            }

            chances[label] = 1 / (1 + Math.Exp(-margin));
        }

        var sum = chances.Sum();

        return sum > 0 ? Array.ConvertAll(chances, chance => chance / sum) : Array.ConvertAll(chances, _ => 1.0 / chances.Length);
    }

    private List<TextReason> Because(SparseRow row, int label)
    {
        var indices = row.Indices.Span;
        var values = row.Values.Span;
        List<TextReason> reasons = new(Reasons + 1);

        for (var place = 0; place < indices.Length; place++)
        {
            var contribution = _weights[label][indices[place]] * values[place];

            if (contribution > 0 && (reasons.Count < Reasons || contribution > reasons[^1].Contribution))
            {
                var at = reasons.FindIndex(reason => reason.Contribution < contribution);
                reasons.Insert(at < 0 ? reasons.Count : at, new(_vocabulary.Terms[indices[place]], contribution));

                if (reasons.Count > Reasons)
                {
                    reasons.RemoveAt(Reasons);
                }
            }
        }

        return reasons;
    }

    private string VersionOf()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var text in Labels.Concat(_vocabulary.Terms))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData("\n"u8);
        }

        foreach (var numbers in _weights.Append(_biases))
        {
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(numbers));
        }

        return "text/1-" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }
}
