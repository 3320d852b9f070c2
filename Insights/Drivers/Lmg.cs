using CxHub.Insights.Statistics;

namespace CxHub.Insights.Drivers;

/// <summary>Lindeman–Merenda–Gold (Shapley) importance: the mean gain of R² over all orders in which drivers could be added.</summary>
public static class Lmg
{
    public const string FormulaVersion = "lmg/1";

    /// <summary>Up to here every subset is computed; above, orders are sampled.</summary>
    public const int ExactUpTo = 15;

    public const int DefaultPermutations = 2000;

    /// <summary>Enough inside a resample, whose own spread is larger than that of the orders.</summary>
    public const int ResampledPermutations = 100;

    /// <summary>One share per driver; they add up to R².</summary>
    public static double[] Of(CorrelationMatrix correlations, ulong seed = Bootstrap.DefaultSeed, int permutations = DefaultPermutations) =>
        correlations.Count <= ExactUpTo ? Exact(correlations) : Sampled(correlations, permutations, seed);

    public static double[] Exact(CorrelationMatrix correlations)
    {
        var size = correlations.Count;
        var explained = new double[1 << size];
        Walk(new(correlations), 0, 0, explained);
        var weights = SubsetWeights(size);
        var shares = new double[size];

        for (var subset = 0; subset < explained.Length; subset++)
        {
            for (var driver = 0; driver < size; driver++)
            {
                if ((subset & (1 << driver)) == 0)
                {
                    shares[driver] += weights[int.PopCount(subset)] * (explained[subset | (1 << driver)] - explained[subset]);
                }
            }
        }

        return shares;
    }

    /// <summary>Pairs of an order and its reverse, which cancel much of each other's chance.</summary>
    public static double[] Sampled(CorrelationMatrix correlations, int permutations, ulong seed)
    {
        var pairs = Math.Max(1, permutations / 2);
        var shares = new double[pairs][];

        Parallel.For(0, pairs, pair =>
        {
            var order = Enumerable.Range(0, correlations.Count).ToArray();
            new SeededRandom(seed, (ulong)pair).Shuffle<int>(order);
            shares[pair] = new double[correlations.Count];
            AddGains(correlations, order, shares[pair]);
            Array.Reverse(order);
            AddGains(correlations, order, shares[pair]);
        });

        var mean = new double[correlations.Count];

        foreach (var share in shares)
        {
            Vectors.AddScaled(mean, 0.5 / pairs, share);
        }

        return mean;
    }

    private static void AddGains(CorrelationMatrix correlations, int[] order, double[] shares)
    {
        GrowingModel model = new(correlations);
        var before = 0.0;

        foreach (var driver in order)
        {
            model.Push(driver);
            shares[driver] += model.RSquared - before;
            before = model.RSquared;
        }
    }

    // Drivers are added in rising order, so each subset is reached once and costs one row of the factor.
    private static void Walk(GrowingModel model, int next, int subset, double[] explained)
    {
        explained[subset] = model.RSquared;

        for (var driver = next; driver < model.Count; driver++)
        {
            model.Push(driver);
            Walk(model, driver + 1, subset | (1 << driver), explained);
            model.Pop();
        }
    }

    private static double[] SubsetWeights(int size)
    {
        // |S|! (p − |S| − 1)! / p!, by its recurrence.
        var weights = new double[size];
        weights[0] = 1.0 / size;

        for (var count = 1; count < size; count++)
        {
            weights[count] = weights[count - 1] * count / (size - count);
        }

        return weights;
    }
}
