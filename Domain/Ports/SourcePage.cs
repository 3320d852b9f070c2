namespace CxHub.Domain.Ports;

/// <summary>
/// Rows of one page and the cursor that covers them. <see cref="Cursor"/> resumes after this page; null means the page cannot be resumed behind and only the next page's cursor may be saved.
/// </summary>
/// <param name="Records">The rows, in the order the system gave them.</param>
/// <param name="Cursor">Opaque text of the connector.</param>
/// <param name="IsFullLoad">True on every page of a load that starts from nothing: rows not seen by its last page no longer exist.</param>
/// <param name="IsLast">True on the page that completes the pull.</param>
/// <param name="SetAside">Rows that could not be read, with the reason.</param>
public sealed record SourcePage(
    IReadOnlyList<SourceRecord> Records,
    string? Cursor,
    bool IsFullLoad = false,
    bool IsLast = false,
    IReadOnlyList<UnreadableRow>? SetAside = null)
{
    /// <summary>Fields that were asked for and that the system does not know any more: the rows say nothing about them.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];
}
