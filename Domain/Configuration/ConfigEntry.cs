namespace CxHub.Domain.Configuration;

/// <summary>One <c>key: value</c> of a map; the position is that of the key.</summary>
public sealed record ConfigEntry(string Key, ConfigPosition At, ConfigNode Value);
