using CxHub.Insights.Statistics;

namespace CxHub.Insights.Segments;

/// <summary>Groups of similar customers: k-means on standardised features, the number of groups by silhouette, repeatable by its seed.</summary>
public static class KMeans
{
    public const string FormulaVersion = "kmeans/1";

    public const int MinimumCustomers = 30;

    public const int Restarts = 20;

    private const int MaximumSteps = 100;

    /// <summary>Silhouettes compare everyone with everyone; above this many a fixed sample stands for all.</summary>
    private const int SilhouetteSample = 1000;

    /// <param name="features">Columns without missing values, one value per customer.</param>
    public static Attempt<Clustering> Fit(IReadOnlyList<Column> features, int mostGroups = 8, ulong seed = Bootstrap.DefaultSeed)
    {
        var varying = features.Where(feature => !feature.IsConstant).ToList();
        var n = features.Count == 0 ? 0 : features[0].Values.Length;

        if (n < MinimumCustomers || varying.Count == 0)
        {
            return Attempt<Clustering>.Refused(n < MinimumCustomers ? $"{n} customers are too few to form groups; {MinimumCustomers} are needed." : "All customers have the same features; there are no groups.");
        }

        var scaled = varying.Select(feature => Vectors.Standardised(feature.Values).Values).ToList();
        double[][] points = [.. Enumerable.Range(0, n).Select(row => scaled.Select(column => column[row]).ToArray())];
        var distinct = points.Select(point => string.Join('|', point)).Distinct(StringComparer.Ordinal).Count();
        var sample = Sample(n, seed);
        var best = Enumerable.Range(2, Math.Max(1, Math.Min(mostGroups, distinct) - 1))
            .Select(k => Best(points, k, seed) is var groups ? new Clustering(groups, k, Silhouette(points, groups, k, sample), seed) : null!)
            .MaxBy(clustering => clustering.Silhouette)!;

        return best;
    }

    private static int[] Best(double[][] points, int k, ulong seed)
    {
        var runs = new (int[] Groups, double Spread)[Restarts];
        Parallel.For(0, Restarts, run => runs[run] = Run(points, k, new(seed, (ulong)((k * 1000) + run))));

        return runs.MinBy(run => run.Spread).Groups;
    }

    private static (int[] Groups, double Spread) Run(double[][] points, int k, SeededRandom random)
    {
        var centres = Spread(points, k, random);
        var groups = new int[points.Length];
        var total = double.PositiveInfinity;

        for (var step = 0; step < MaximumSteps; step++)
        {
            var sum = 0.0;

            for (var row = 0; row < points.Length; row++)
            {
                (groups[row], var distance) = Nearest(points[row], centres);
                sum += distance;
            }

            if (sum >= total)
            {
                break;
            }

            total = sum;
            Move(points, groups, centres);
        }

        return (groups, total);
    }

    // k-means++: each further centre is drawn with a chance that grows with its distance from those before.
    private static double[][] Spread(double[][] points, int k, SeededRandom random)
    {
        List<double[]> centres = [[.. points[random.NextInt(points.Length)]]];

        while (centres.Count < k)
        {
            var distances = Array.ConvertAll(points, point => Nearest(point, centres).Distance);
            var draw = random.NextDouble() * distances.Sum();
            var chosen = 0;

            while (chosen < points.Length - 1 && (draw -= distances[chosen]) > 0)
            {
                chosen++;
            }

            centres.Add([.. points[chosen]]);
        }

        return [.. centres];
    }

    private static void Move(double[][] points, int[] groups, double[][] centres)
    {
        var counts = new int[centres.Length];
        var sums = Array.ConvertAll(centres, centre => new double[centre.Length]);

        for (var row = 0; row < points.Length; row++)
        {
            counts[groups[row]]++;
            Vectors.AddScaled(sums[groups[row]], 1, points[row]);
        }

        for (var group = 0; group < centres.Length; group++)
        {
            for (var feature = 0; counts[group] > 0 && feature < sums[group].Length; feature++)
            {
                centres[group][feature] = sums[group][feature] / counts[group];
            }
        }
    }

    private static (int Group, double Distance) Nearest(double[] point, IReadOnlyList<double[]> centres)
    {
        var (group, least) = (0, double.PositiveInfinity);

        for (var index = 0; index < centres.Count; index++)
        {
            if (Distance(point, centres[index]) is var distance && distance < least)
            {
                (group, least) = (index, distance);
            }
        }

        return (group, least);
    }

    private static double Distance(double[] one, double[] other)
    {
        var sum = 0.0;

        for (var index = 0; index < one.Length; index++)
        {
            sum += (one[index] - other[index]) * (one[index] - other[index]);
        }

        return sum;
    }

    private static int[] Sample(int n, ulong seed)
    {
        var rows = Enumerable.Range(0, n).ToArray();
        new SeededRandom(seed, 99).Shuffle<int>(rows);

        return rows[..Math.Min(n, SilhouetteSample)];
    }

    private static double Silhouette(double[][] points, int[] groups, int k, int[] sample)
    {
        var values = new double[sample.Length];

        Parallel.For(0, sample.Length, place =>
        {
            var (sums, counts) = (new double[k], new int[k]);

            foreach (var other in sample)
            {
                sums[groups[other]] += Math.Sqrt(Distance(points[sample[place]], points[other]));
                counts[groups[other]]++;
            }

            var own = groups[sample[place]];
            var within = counts[own] > 1 ? sums[own] / (counts[own] - 1) : 0;
            var nearest = Enumerable.Range(0, k).Where(group => group != own && counts[group] > 0).Select(group => sums[group] / counts[group]).DefaultIfEmpty(0).Min();
            values[place] = counts[own] > 1 && Math.Max(within, nearest) > 0 ? (nearest - within) / Math.Max(within, nearest) : 0;
        });

        return values.Average();
    }
}

/// <param name="GroupOf">Group of each customer, 0 to count − 1.</param>
/// <param name="Silhouette">How well groups are told apart: near 1 clear, near 0 arbitrary.</param>
public sealed record Clustering(IReadOnlyList<int> GroupOf, int Count, double Silhouette, ulong Seed);
