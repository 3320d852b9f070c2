using System.Buffers;

namespace CxHub.Insights.Text;

/// <summary>Words and pairs of neighbouring words of one comment. "not good" and "không tốt" are pairs; pairs of syllables stand in for Vietnamese word segmentation.</summary>
internal static class Ngrams
{
    public delegate void Visitor(ReadOnlySpan<char> ngram);

    /// <summary>Visits every unigram and bigram, in the order of the text. A bigram's words stand one space apart.</summary>
    public static void Visit(string text, Visitor visit)
    {
        var normalised = Tokens.Normalise(text);
        var buffer = ArrayPool<char>.Shared.Rent((2 * normalised.Length) + 2);
        var (written, previous) = (0, -1);

        for (var position = 0; position < normalised.Length;)
        {
            var length = Tokens.LengthAt(normalised, position);

            if (length == 0)
            {
                position++;
                continue;
            }

            if (written > 0)
            {
                buffer[written++] = ' ';
            }

            var start = written;
            normalised.AsSpan(position, length).CopyTo(buffer.AsSpan(written));
            written += length;
            position += length;
            visit(buffer.AsSpan(start, length));

            if (previous >= 0)
            {
                visit(buffer.AsSpan(previous, written - previous));
            }

            previous = start;
        }

        ArrayPool<char>.Shared.Return(buffer);
    }
}
