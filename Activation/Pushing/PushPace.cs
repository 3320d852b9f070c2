namespace CxHub.Activation.Pushing;

/// <summary>How long a route to a target takes: by the calls where each call waits for its rows, by the rows where a job works on them afterwards.</summary>
/// <param name="PerCall">Time of one call, calls at the same time counted in.</param>
/// <param name="PerRow">Time of one row.</param>
/// <param name="Runs">Earlier runs that it was measured on; 0 for a usual value.</param>
public sealed record PushPace(TimeSpan PerCall, TimeSpan PerRow, int Runs = 0)
{
    private const string Bulk = "Bulk 2.0";

    /// <summary>What a route takes as a rule, before anything was measured: four calls at once of 1 s (collections), 2 s (UpdateMultiple), 10 s ($batch); 3 ms per row of a Bulk job.</summary>
    public static PushPace Usual(string route) => route switch
    {
        Bulk => new(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(3)),
        "UpdateMultiple" => new(TimeSpan.FromSeconds(0.5), TimeSpan.Zero),
        "$batch" => new(TimeSpan.FromSeconds(2.5), TimeSpan.Zero),
        _ => new(TimeSpan.FromSeconds(0.25), TimeSpan.Zero),
    };

    /// <summary>The median of earlier runs of the route; the usual value where there are none.</summary>
    public static PushPace Of(string route, IReadOnlyCollection<PushSample> earlier)
    {
        PushSample[] usable = [.. earlier.Where(run => run is { Calls: > 0, Rows: > 0 })];
        return usable.Length is 0 ? Usual(route)
            : route is Bulk ? new(TimeSpan.Zero, Median(usable.Select(run => run.Took / run.Rows)), usable.Length)
            : new(Median(usable.Select(run => run.Took / run.Calls)), TimeSpan.Zero, usable.Length);
    }

    public TimeSpan For(int calls, int rows) => (PerCall * calls) + (PerRow * rows);

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
