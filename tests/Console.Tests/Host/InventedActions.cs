using System.Collections.Concurrent;
using CxHub.Console.Actions;
using CxHub.Domain;

namespace CxHub.Tests.Console.Host;

/// <summary>Writes down what the console asked for, and has one pair to review.</summary>
internal sealed class InventedActions(bool filled) : IConsoleActions
{
    public ConcurrentQueue<string> Asked { get; } = [];

    public Task<ActionReply> StartRunAsync(string who, CancellationToken cancellationToken) => Reply($"run {who}", "The loop is running.");

    public Task<ActionReply> RetryRejectedAsync(string runId, string who, CancellationToken cancellationToken) => Reply($"retry {runId} {who}", "The rejected rows are queued again.");

    public Task<ActionReply> UndoAsync(string runId, string who, CancellationToken cancellationToken) => Reply($"undo {runId} {who}", "The run is being undone.");

    public Task<HeldPush?> HeldPushAsync(string target, CancellationToken cancellationToken) => Task.FromResult(filled && target is "salesforce" ? InventedHold.Push : null);

    public Task<ActionReply> ApproveAsync(string target, int rows, string who, CancellationToken cancellationToken) => Reply($"approve {target} {rows} {who}", "Approved: it goes out within seconds.");

    public Task<ReviewPair?> NextReviewAsync(int skip, CancellationToken cancellationToken) => Task.FromResult<ReviewPair?>(skip > 0 ? null : new(
        new("salesforce", "Contact", "000005"),
        new("dataverse", "contact", "d3b00010-77aa-4c1e-9d51-000000000010"),
        3.4,
        """{"priorBits":-18.9,"steps":[{"field":"name","level":"similar","bits":8.1},{"field":"phone","level":"equal","bits":17.2},{"field":"city","level":"equal","bits":3.0}],"caps":[{"rule":"shared phone","bits":6.0}]}""",
        "names differ: a household explains the shared phone",
        12));

    public Task<ActionReply> DecideAsync(SourceKey left, SourceKey right, bool same, string who, CancellationToken cancellationToken) =>
        Reply($"decide {left} {right} {same} {who}", "The decision is kept.");

    public Task<ActionReply> CorrectAsync(SourceKey answer, string label, string who, CancellationToken cancellationToken) =>
        Reply($"correct {answer} {label} {who}", "Kept: the comment speaks as you said, whoever judges it.");

    public Task<IReadOnlyList<SystemQuota>> QuotasAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SystemQuota>>([new("salesforce", 100_000, 82_000, 0.8), new("dataverse", 6_000, 410)]);

    private Task<ActionReply> Reply(string asked, string message)
    {
        Asked.Enqueue(asked);
        return Task.FromResult(new ActionReply(true, message));
    }
}
