namespace CxHub.Connectors.Changes;

/// <summary>What became of a change notice.</summary>
public abstract record NoticeResult
{
    private NoticeResult()
    {
    }

    /// <summary>Verified. <paramref name="Entities"/> are the names it gives; empty when it names none and the whole source is meant.</summary>
    public sealed record Accepted(IReadOnlyList<string> Entities) : NoticeResult;

    /// <summary>Not signed with a secret of this source: answer 401.</summary>
    public sealed record Unauthorised : NoticeResult;

    /// <summary>Signed, but no notice: say why.</summary>
    public sealed record Malformed(string Reason) : NoticeResult;
}
