namespace CxHub.Domain.Configuration;

/// <summary>A single value as written; null when the file says <c>null</c>, <c>~</c> or nothing.</summary>
public sealed record ConfigScalar(ConfigPosition At, string? Value) : ConfigNode(At)
{
    public override string Kind => "a value";
}
