using System.Globalization;

namespace CxHub.Functions.Commands.Identity;

/// <summary>How well clusters agree with the truth. Pair figures are ruled by large clusters, B-cubed by small ones: look at both.</summary>
public sealed record ClusterScores(
    int Records, double Precision, double Recall, double F1, double BCubedPrecision, double BCubedRecall, double BCubedF1, int Clusters, int LargestCluster, int LargestTrueCluster)
{
    /// <summary>Scores over the records of the truth.</summary>
    public static ClusterScores Of(IReadOnlyDictionary<string, string> truth, IReadOnlyDictionary<string, string> clusters)
    {
        var rows = truth.Select(entry => (True: entry.Value, Said: clusters.TryGetValue(entry.Key, out var cluster) ? "=" + cluster : "?" + entry.Key)).ToList();
        var real = Sizes(rows.Select(row => row.True));
        var said = Sizes(rows.Select(row => row.Said));
        var both = Sizes(rows);
        double right = both.Values.Sum(Pairs), saidPairs = said.Values.Sum(Pairs), realPairs = real.Values.Sum(Pairs);
        var precision = saidPairs == 0 ? 1 : right / saidPairs;
        var recall = realPairs == 0 ? 1 : right / realPairs;
        var cubedPrecision = Mean(both.Sum(cell => (double)cell.Value * cell.Value / said[cell.Key.Said]), rows.Count);
        var cubedRecall = Mean(both.Sum(cell => (double)cell.Value * cell.Value / real[cell.Key.True]), rows.Count);
        return new ClusterScores(
            rows.Count, precision, recall, Harmonic(precision, recall), cubedPrecision, cubedRecall, Harmonic(cubedPrecision, cubedRecall),
            said.Count, said.Values.DefaultIfEmpty().Max(), real.Values.DefaultIfEmpty().Max());
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        records {Records}, clusters {Clusters}, largest {LargestCluster} (true {LargestTrueCluster})
        pairwise  precision {Precision:0.0000}  recall {Recall:0.0000}  F1 {F1:0.0000}
        B-cubed   precision {BCubedPrecision:0.0000}  recall {BCubedRecall:0.0000}  F1 {BCubedF1:0.0000}
        """);

    private static Dictionary<T, int> Sizes<T>(IEnumerable<T> values)
        where T : notnull => values.CountBy(value => value).ToDictionary();

    private static double Pairs(int size) => size * (size - 1.0) / 2;

    private static double Mean(double sum, int count) => count == 0 ? 1 : sum / count;

    private static double Harmonic(double precision, double recall) => precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}
