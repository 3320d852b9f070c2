using CxHub.Domain.Scores;

namespace CxHub.Domain.Ports;

/// <summary>Says how comments speak: the hub's own word list or trained model, or a service outside.</summary>
public interface ISentimentJudge
{
    /// <summary>What judges, with its version. When it changes, every comment is judged again.</summary>
    string Version { get; }

    /// <summary>One answer per comment, in their order; null where this judge has none for a comment.</summary>
    /// <exception cref="ConnectorException">The service refused or could not be reached.</exception>
    Task<IReadOnlyList<CommentSentiment?>> JudgeAsync(IReadOnlyList<WrittenComment> comments, CancellationToken cancellationToken);
}
