using CxHub.IdentityResolution.Features;
using CxHub.IdentityResolution.Training;

namespace CxHub.IdentityResolution.Comparison;

/// <summary>Looks up what a combination of levels really weighs (<see cref="CombinationCurve"/>).</summary>
internal sealed class Combinations
{
    /// <summary>Below this weight no combination is learned.</summary>
    public const double LeastBits = -10;

    private readonly Dictionary<ulong, CombinationCurve> _curves;

    public Combinations(IEnumerable<CombinationCurve> curves) => _curves = curves.ToDictionary(curve => Parse(curve.Levels));

    /// <summary>The weight that a sum of <paramref name="bits"/>, prior included, stands for; <paramref name="levels"/> holds three bits a field.</summary>
    public double Real(ulong levels, double bits)
    {
        if (bits < LeastBits || _curves.Count == 0 || !_curves.TryGetValue(levels, out var curve)) { return bits; }

        var (from, to) = (curve.From, curve.To);
        var next = 0;

        while (next < from.Length && from[next] < bits) { next++; }

        if (next == 0) { return bits + to[0] - from[0]; }

        if (next == from.Length) { return bits + to[^1] - from[^1]; }

        var share = (bits - from[next - 1]) / (from[next] - from[next - 1]);
        return to[next - 1] + (share * (to[next] - to[next - 1]));
    }

    /// <summary>The levels of the fields that bear no witness, as a key.</summary>
    public static ulong Key(ReadOnlySpan<FieldScore> fields, ReadOnlySpan<bool> isWitness)
    {
        ulong key = 0;

        for (var field = fields.Length - 1; field >= 0; field--) { key = (key << 3) | (isWitness[field] ? Match.Null : (uint)fields[field].Level); }

        return key;
    }

    /// <summary>A key as text, one character per field.</summary>
    public static string Text(ulong key, ReadOnlySpan<bool> isWitness)
    {
        Span<char> text = stackalloc char[isWitness.Length];

        for (var field = 0; field < text.Length; field++)
        {
            var level = (int)(key >> (3 * field)) & 7;
            text[field] = isWitness[field] ? '.' : level == Match.Null ? '-' : (char)('0' + level);
        }

        return text.ToString();
    }

    private static ulong Parse(string text)
    {
        ulong key = 0;

        for (var field = text.Length - 1; field >= 0; field--) { key = (key << 3) | (char.IsAsciiDigit(text[field]) ? (uint)(text[field] - '0') : Match.Null); }

        return key;
    }
}
