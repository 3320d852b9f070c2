namespace CxHub.Domain.Ports;

/// <summary>A system that is read. Pages come in order; the caller lands each page and its cursor in one transaction.</summary>
public interface ISource
{
    /// <summary>The configured name of the source (<c>salesforce</c>).</summary>
    string Name { get; }

    /// <summary>HTTP calls made since start, by kind.</summary>
    CallMeter Calls { get; }

    /// <summary>
    /// All changes of one entity since <see cref="PullRequest.Cursor"/> (null: everything), deletes included where the system tells them.
    /// Throws <see cref="ConnectorException"/>; pages already given stay valid and the last cursor given resumes after them.
    /// </summary>
    IAsyncEnumerable<SourcePage> PullAsync(PullRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// The entity's fields as the system describes them, at most an hour old unless <paramref name="fresh"/>; null when the system has no description.
    /// A field that the system refuses meanwhile makes the next description a fresh one.
    /// </summary>
    Task<EntitySchema?> DescribeAsync(string entity, CancellationToken cancellationToken, bool fresh = false);

    /// <summary>Logs in and makes one cheap call; throws <see cref="ConnectorException"/> saying what to do.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}
