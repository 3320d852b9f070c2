using System.Numerics;

namespace CxHub.Insights.Statistics;

/// <summary>The inner loops, vectorised; sums run in a fixed order, so the same input gives the same bits.</summary>
public static class Vectors
{
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
        var width = Vector<double>.Count;
        var index = 0;

        for (; index <= left.Length - (2 * width); index += 2 * width)
        {
            first += new Vector<double>(left[index..]) * new Vector<double>(right[index..]);
            second += new Vector<double>(left[(index + width)..]) * new Vector<double>(right[(index + width)..]);
        }

        var sum = Vector.Sum(first + second);

        for (; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }

    /// <summary>target += factor × source.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        var width = Vector<double>.Count;
        Vector<double> times = new(factor);
        var index = 0;

        for (; index <= target.Length - width; index += width)
        {
            (new Vector<double>(target[index..]) + (times * new Vector<double>(source[index..]))).CopyTo(target[index..]);
        }

        for (; index < target.Length; index++)
        {
            target[index] += factor * source[index];
        }
    }

    public static double Norm(ReadOnlySpan<double> values) => Math.Sqrt(Dot(values, values));

    /// <summary>The mean, corrected once by the mean of what is left; exact to the last digits also for years and amounts.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;

        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        var rest = 0.0;

        foreach (var value in values)
        {
            rest += value - mean;
        }

        return mean + (rest / values.Length);
    }

    /// <summary>The values minus their mean, and that mean.</summary>
    public static (double[] Values, double Mean) Centred(ReadOnlySpan<double> values)
    {
        var mean = Mean(values);
        var centred = new double[values.Length];

        for (var index = 0; index < values.Length; index++)
        {
            centred[index] = values[index] - mean;
        }

        return (centred, mean);
    }

    /// <summary>Centred and divided by the sample standard deviation; a constant stays all zero with deviation 0.</summary>
    public static (double[] Values, double Mean, double Deviation) Standardised(ReadOnlySpan<double> values)
    {
        var (centred, mean) = Centred(values);
        var deviation = values.Length > 1 ? Norm(centred) / Math.Sqrt(values.Length - 1) : 0;

        // A spread at the level of rounding is none.
        if (deviation <= 1e-13 * Math.Abs(mean))
        {
            return (new double[values.Length], mean, 0);
        }

        for (var index = 0; index < centred.Length; index++)
        {
            centred[index] /= deviation;
        }

        return (centred, mean, deviation);
    }
}
