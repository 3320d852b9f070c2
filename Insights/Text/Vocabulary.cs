namespace CxHub.Insights.Text;

/// <summary>The n-grams that a model knows and how rare each is; turns a comment into TF-IDF values of length one.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _indices;

    private readonly float[] _rarity;

    public Vocabulary(IReadOnlyList<string> terms, float[] rarity)
    {
        (Terms, _rarity) = (terms, rarity);
        _indices = new(terms.Count, StringComparer.Ordinal);

        for (var index = 0; index < terms.Count; index++)
        {
            _indices.Add(terms[index], index);
        }
    }

    public IReadOnlyList<string> Terms { get; }

    public float RarityOf(int term) => _rarity[term];

    /// <summary>From training texts: idf = ln((1 + n) / (1 + df)) + 1. Terms are in the order of their first appearance.</summary>
    public static Vocabulary Learn(IReadOnlyList<string> texts)
    {
        Dictionary<string, int> indices = new(StringComparer.Ordinal);
        var lookup = indices.GetAlternateLookup<ReadOnlySpan<char>>();
        List<(string Term, int Documents, int LastSeen)> seen = [];

        for (var document = 0; document < texts.Count; document++)
        {
            var current = document;

            Ngrams.Visit(texts[document], ngram =>
            {
                if (!lookup.TryGetValue(ngram, out var index))
                {
                    var term = ngram.ToString();
                    indices.Add(term, seen.Count);
                    seen.Add((term, 1, current));
                }
                else if (seen[index] is var known && known.LastSeen != current)
                {
                    seen[index] = (known.Term, known.Documents + 1, current);
                }
            });
        }

        return new([.. seen.Select(term => term.Term)], [.. seen.Select(term => (float)(Math.Log((1.0 + texts.Count) / (1.0 + term.Documents)) + 1))]);
    }

    /// <summary>The known n-grams of a text with (1 + ln tf) × idf, scaled to length one, in rising order of index.</summary>
    public SparseRow Weigh(string text)
    {
        var lookup = _indices.GetAlternateLookup<ReadOnlySpan<char>>();
        List<int> found = new(64);

        Ngrams.Visit(text, ngram =>
        {
            if (lookup.TryGetValue(ngram, out var index))
            {
                found.Add(index);
            }
        });

        found.Sort();

        return Collect(found);
    }

    private SparseRow Collect(List<int> found)
    {
        var indices = new int[found.Count];
        var values = new double[found.Count];
        var (count, squares) = (0, 0.0);

        for (var start = 0; start < found.Count;)
        {
            var end = start + 1;

            while (end < found.Count && found[end] == found[start])
            {
                end++;
            }

            var value = (1 + Math.Log(end - start)) * _rarity[found[start]];
            (indices[count], values[count++]) = (found[start], value);
            squares += value * value;
            start = end;
        }

        var length = Math.Sqrt(squares);

        for (var place = 0; place < count; place++)
        {
            values[place] /= length;
        }

        return new(indices.AsMemory(0, count), values.AsMemory(0, count));
    }
}

/// <summary>The non-zero values of one comment.</summary>
internal readonly record struct SparseRow(ReadOnlyMemory<int> Indices, ReadOnlyMemory<double> Values);
