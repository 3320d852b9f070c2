using CxHub.Domain.Ports;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;

namespace CxHub.Functions.MapAndResolve;

/// <summary>The hub judges comments itself, on all cores; nothing leaves it.</summary>
public sealed class OwnJudge(TextConfig text) : ISentimentJudge
{
    public string Version => text.Own.Version;

    public Task<IReadOnlyList<CommentSentiment?>> JudgeAsync(IReadOnlyList<WrittenComment> comments, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CommentSentiment?>>([.. comments.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(comment => text.Own.Judge(comment.Text, comment.Language))]);
}
