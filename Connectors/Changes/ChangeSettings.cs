namespace CxHub.Connectors.Changes;

/// <summary>How change notices of one source are verified.</summary>
/// <param name="Secrets">All that are valid now: old and new during a rotation. Never empty: a source without a secret takes no notices.</param>
public sealed record ChangeSettings(IReadOnlyList<string> Secrets)
{
    public override string ToString() => $"{nameof(ChangeSettings)}, {Secrets.Count} secrets";
}
