using System.Text.Json;
using System.Text.Json.Serialization;
using CxHub.Domain.Scores;
using CxHub.Functions.PullSources;
using CxHub.Storage;

namespace CxHub.Functions.Hosting;

/// <summary>What one pass of the loop did, for the console, the command line and <c>--json</c>.</summary>
public sealed record LoopSummary
{
    public required string RunId { get; init; }

    /// <summary>Records pulled: source, entity, rows.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Sources { get; init; }

    public required IdentityCounts Identity { get; init; }

    /// <summary>The models in force, by what they resolve: how often trained, when, on how many records and why.</summary>
    public required IReadOnlyDictionary<string, TrainedModel> Models { get; init; }

    /// <summary>Answers stored.</summary>
    public required long Feedback { get; init; }

    /// <summary>Current scores by measure, customers and accounts together.</summary>
    public required IReadOnlyDictionary<string, long> Scores { get; init; }

    public required IReadOnlyDictionary<string, PushCounts> Pushes { get; init; }

    public required IReadOnlyDictionary<string, FollowUpCounts> FollowUps { get; init; }

    /// <summary>Rows of any step that were set aside, with their reason in the store.</summary>
    public required long SetAside { get; init; }

    /// <summary>Messages that were given up in this or an earlier pass.</summary>
    public required long Failed { get; init; }

    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>Streams that stopped early, with the reason.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>Fields that wait because their system no longer offers them as the maps need them, with the reason; the rest went on.</summary>
    public required IReadOnlyList<string> Paused { get; init; }

    [JsonIgnore]
    public bool Healthy => Errors.Count is 0 && Failed is 0 && Pushes.Values.All(push => push.Rejected is 0) && FollowUps.Values.All(one => one.Rejected is 0);

    /// <summary>Rows written and work opened by this pass.</summary>
    [JsonIgnore]
    public int Writes => Pushes.Values.Sum(push => push.Written) + FollowUps.Values.Sum(one => one.Opened);

    public string ToJson() => JsonSerializer.Serialize(this, LoopSummaryJson.Default.LoopSummary);

    public static async Task<LoopSummary> BuildAsync(
        HubStore store, string runId, DateTimeOffset startedAt, IReadOnlyList<StreamReport> streams, StepMeter meter, CancellationToken cancellationToken)
    {
        var counts = await store.ReadAsync(session => session.Overview.CountsAsync(cancellationToken), cancellationToken);
        var scores = await store.ReadAsync(session => session.Overview.ScoreCountsAsync(cancellationToken), cancellationToken);
        var runs = await store.ReadAsync(session => session.Pushes.SinceAsync(startedAt, cancellationToken), cancellationToken);
        var followUps = await store.ReadAsync(session => session.FollowUps.OpenedSinceAsync(startedAt, cancellationToken), cancellationToken);

        var paused = await store.ReadAsync(session => session.PausedFields.AllAsync(cancellationToken), cancellationToken);
        var people = await store.ReadAsync(session => session.Identity.HeadAsync(SubjectKind.Profile, cancellationToken), cancellationToken);
        var accounts = await store.ReadAsync(session => session.Identity.HeadAsync(SubjectKind.Account, cancellationToken), cancellationToken);

        return new LoopSummary
        {
            RunId = runId,
            Sources = streams.GroupBy(stream => stream.Source).ToDictionary(
                group => group.Key, IReadOnlyDictionary<string, int> (group) => group.ToDictionary(stream => stream.Entity, stream => stream.Read)),
            Identity = new IdentityCounts(counts.PersonLinks, counts.Profiles),
            Models = TrainedModel.ByName(("people", people), ("accounts", accounts)),
            Feedback = counts.Answers,
            Scores = scores,
            Pushes = runs.GroupBy(run => run.Target).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, PushCounts.Of),
            FollowUps = followUps.GroupBy(one => one.Target).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, FollowUpCounts.Of),
            SetAside = counts.SetAside,
            Failed = counts.FailedMessages,
            Seconds = Enum.GetValues<LoopStep>().ToDictionary(step => JsonNamingPolicy.CamelCase.ConvertName(step.ToString()), step => Math.Round(meter[step].Elapsed.TotalSeconds, 3)),
            Paused = [.. paused.Select(field => field.ToString())],
            Errors = [.. streams.Where(stream => stream.Error is not null).Select(stream => $"{stream.Source}/{stream.Entity}: {stream.Error}")],
        };
    }
}

/// <summary>Person records and the customers they stand for; precision, recall and F1 where the truth is known (the Sandbox).</summary>
public sealed record IdentityCounts(long Records, long Profiles, double? Precision = null, double? Recall = null, double? F1 = null);

/// <summary>An identity model in force.</summary>
public sealed record TrainedModel(int Training, int Records, DateTimeOffset TrainedAt, string Reason)
{
    internal static IReadOnlyDictionary<string, TrainedModel> ByName(params IEnumerable<(string Name, IdentityHead? Head)> heads) =>
        heads.Where(one => one.Head is not null).ToDictionary(one => one.Name, one => new TrainedModel(one.Head!.Training, one.Head.Records, one.Head.TrainedAt, one.Head.Reason), StringComparer.Ordinal);
}

/// <summary>Rows and calls of the pushes to one target.</summary>
public sealed record PushCounts(int Planned, int Written, int Unchanged, int Filtered, int Rejected, long Calls, int Parked = 0)
{
    internal static PushCounts Of(IEnumerable<PushRun> runs) =>
        runs.Aggregate(new PushCounts(0, 0, 0, 0, 0, 0), (sum, run) => new PushCounts(
            sum.Planned + run.Planned, sum.Written + run.Written, sum.Unchanged + run.Unchanged, sum.Filtered + run.Filtered, sum.Rejected + run.Rejected, sum.Calls + run.Calls, sum.Parked + run.Parked));
}

/// <summary>Follow-ups opened in one target, and those it refused.</summary>
public sealed record FollowUpCounts(int Opened, int Rejected)
{
    internal static FollowUpCounts Of(IEnumerable<Domain.Loop.FollowUp> followUps) =>
        followUps.Aggregate(new FollowUpCounts(0, 0), (sum, one) => one.State is Domain.Loop.FollowUpState.Rejected
            ? sum with { Rejected = sum.Rejected + 1 }
            : sum with { Opened = sum.Opened + 1 });
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LoopSummary))]
internal sealed partial class LoopSummaryJson : JsonSerializerContext;
