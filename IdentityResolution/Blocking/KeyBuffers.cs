using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Blocking;

/// <summary>Reusable room for the keys of one row; one per thread.</summary>
internal sealed class KeyBuffers
{
    public KeyList Keys { get; } = new();

    public KeyList First { get; } = new();

    public KeyList Second { get; } = new();
}
