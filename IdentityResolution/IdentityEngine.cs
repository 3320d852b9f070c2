using System.Diagnostics;
using CxHub.IdentityResolution.Clustering;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Incremental;
using CxHub.IdentityResolution.Training;

namespace CxHub.IdentityResolution;

/// <summary>
/// Resolves a data set: frequencies → blocks → model (trained here unless one is given) → weights → guarded clusters. The same records give the same answer in
/// any order and any number of runs.
/// </summary>
public static class IdentityEngine
{
    /// <summary>Edges this far below even odds are kept: they may hold a group together that other edges have begun.</summary>
    internal const double EdgeFloor = -4;

    /// <summary>Nothing is merged by itself below even odds; who asks for twice the odds of the default precision over all gets no merge below twice the even odds.</summary>
    internal static double LeastBits(double precision) => Math.Max(0, Logit(precision) - Logit(IdentitySettings.DefaultPrecision));

    public static IdentityModel Train(IdentityDataset data, IdentitySettings? settings = null)
    {
        data.Freeze();
        return Prepared.From(data, settings ?? new IdentitySettings(), null, null).Model;
    }

    public static IdentityResult Resolve(
        IdentityDataset data, IdentitySettings settings, IdentityModel? model = null, IReadOnlyList<IdentityDecision>? decisions = null)
    {
        data.Freeze();
        return Run(data, settings, model, null, decisions ?? []);
    }

    /// <summary>A full run with everything that a state keeps frozen.</summary>
    internal static IdentityResult ResolveFrozen(IdentityDataset data, IdentitySettings settings, IdentitySnapshot snapshot, IReadOnlyList<IdentityDecision> decisions) =>
        Run(data, settings, snapshot.Model, snapshot, decisions);

    private static IdentityResult Run(
        IdentityDataset data, IdentitySettings settings, IdentityModel? model, IdentitySnapshot? snapshot, IReadOnlyList<IdentityDecision> decisions)
    {
        var started = Stopwatch.GetTimestamp();
        var prepared = Prepared.From(data, settings, model, snapshot?.Caps);
        var trained = Stopwatch.GetTimestamp();
        var scorer = new PairScorer(data, prepared.Model, prepared.Shared, snapshot?.Records ?? prepared.Order.Length);
        var edges = EdgeList.Score(prepared.Order, prepared.Blocks, scorer, EdgeFloor);
        var sorted = edges.Strongest();
        var scored = Stopwatch.GetTimestamp();
        var (clustering, threshold) = Cluster(data, settings, prepared, scorer, sorted, snapshot?.Threshold, decisions);
        var stages = new StageTimes(prepared.BlockSeconds, Seconds(started, trained) - prepared.BlockSeconds, Seconds(trained, scored), Seconds(scored, Stopwatch.GetTimestamp()));
        return new IdentityResult(data, prepared, scorer, sorted, clustering, threshold, settings, edges.Pairs, stages);
    }

    private static (GuardedClustering Clustering, double Threshold) Cluster(
        IdentityDataset data, IdentitySettings settings, Prepared prepared, PairScorer scorer, Edge[] edges, double? frozen, IReadOnlyList<IdentityDecision> decisions)
    {
        var found = PairDecisions.Of(decisions, data.RowIndex(decisions));
        var guard = new MergeGuard(data, settings, scorer, found);
        var clustering = new GuardedClustering(prepared.Order, guard);
        var least = LeastBits(settings.Precision);
        var threshold = frozen ?? least;
        clustering.Run(edges, threshold);

        if (frozen is null && MergeThreshold.Choose(clustering.Joined, settings.Precision, least) is var chosen && chosen > threshold)
        {
            threshold = chosen;
            clustering = new GuardedClustering(prepared.Order, guard);
            clustering.Run(edges, threshold);
        }

        var positions = new int[data.Rows];
        for (var i = 0; i < prepared.Order.Length; i++) { positions[prepared.Order[i]] = i; }

        clustering.JoinDecided(found.Same.Select(pair => (Math.Min(positions[pair.A], positions[pair.B]), Math.Max(positions[pair.A], positions[pair.B]))));
        return (clustering, threshold);
    }

    private static double Logit(double share) => Math.Log2(share / (1 - share));

    private static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;
}
