using CxHub.Domain;

namespace CxHub.Console.Actions;

/// <summary>
/// What the console asks of the running hub: the store knows what was, only the hub can do something or ask a system. Without one the
/// pages show everything and offer no buttons. Every call by a person is audited by the console before it is made.
/// </summary>
public interface IConsoleActions
{
    /// <summary>Starts one pass of the loop.</summary>
    Task<ActionReply> StartRunAsync(string who, CancellationToken cancellationToken);

    /// <summary>Puts the rejected rows of a push run back to work.</summary>
    Task<ActionReply> RetryRejectedAsync(string runId, string who, CancellationToken cancellationToken);

    /// <summary>Restores what a push run overwrote.</summary>
    Task<ActionReply> UndoAsync(string runId, string who, CancellationToken cancellationToken);

    /// <summary>What a push that waits for a person would write as things stand now; null when none of the target waits.</summary>
    Task<HeldPush?> HeldPushAsync(string target, CancellationToken cancellationToken);

    /// <param name="target">Whose push waits.</param>
    /// <param name="rows">How many rows the person saw it would write: a push that has grown since is to be looked at again.</param>
    /// <param name="who">The person.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<ActionReply> ApproveAsync(string target, int rows, string who, CancellationToken cancellationToken);

    /// <summary>The pair a steward should judge next, after leaving out the first <paramref name="skip"/>; null when none waits.</summary>
    Task<ReviewPair?> NextReviewAsync(int skip, CancellationToken cancellationToken);

    /// <param name="left">One record of the pair.</param>
    /// <param name="right">The other record.</param>
    /// <param name="same">The steward's word: one person, or two.</param>
    /// <param name="who">The steward.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<ActionReply> DecideAsync(SourceKey left, SourceKey right, bool same, string who, CancellationToken cancellationToken);

    /// <param name="answer">The answer with the comment.</param>
    /// <param name="label">How the comment speaks: positive, neutral or negative.</param>
    /// <param name="who">The steward.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<ActionReply> CorrectAsync(SourceKey answer, string label, string who, CancellationToken cancellationToken);

    /// <summary>Calls granted and used, for the systems that say.</summary>
    Task<IReadOnlyList<SystemQuota>> QuotasAsync(CancellationToken cancellationToken);
}
