namespace CxHub.Storage;

/// <summary>
/// A field that waits because its system no longer offers it as the maps need it; the rest of its entity goes on.
/// <paramref name="Read"/>: pulls leave it out and keep the last value known.
/// <paramref name="Written"/>: pushes leave it out.
/// <paramref name="Place"/>: the line of the map that needs it.
/// </summary>
public sealed record PausedField(string System, string Entity, string Field, bool Read, bool Written, string Reason, string Place, DateTimeOffset Since)
{
    public override string ToString() => $"{System}/{Entity}.{Field}: {Reason} ({Place})";
}
