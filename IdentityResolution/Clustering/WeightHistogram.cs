namespace CxHub.IdentityResolution.Clustering;

/// <summary>How many pairs have which weight, in tenths of a bit from −100 to 100: enough to choose a threshold without keeping the pairs.</summary>
internal sealed class WeightHistogram
{
    private const int Half = 1000;

    private readonly long[] _counts = new long[(2 * Half) + 1];

    public long Total { get; private set; }

    public static WeightHistogram Sum(IEnumerable<WeightHistogram> parts)
    {
        var sum = new WeightHistogram();

        foreach (var part in parts)
        {
            sum.Total += part.Total;
            for (var i = 0; i < sum._counts.Length; i++) { sum._counts[i] += part._counts[i]; }
        }

        return sum;
    }

    public void Add(double weight)
    {
        _counts[Math.Clamp((int)Math.Floor(weight * 10), -Half, Half) + Half]++;
        Total++;
    }

    /// <summary>The lowest weight at which the pairs from there on are right in the wanted share, by their own probabilities; at least <paramref name="least"/>.</summary>
    public double Threshold(double precision, double least)
    {
        double right = 0, all = 0;
        var threshold = Half / 10.0;

        for (var i = _counts.Length - 1; i >= 0; i--)
        {
            var weight = (i - Half) / 10.0;
            if (weight < least) { break; }

            right += _counts[i] / (1 + Math.Pow(2, -weight - 0.05));
            all += _counts[i];
            threshold = all == 0 || right >= precision * all ? weight : threshold;
        }

        return threshold;
    }
}
