using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Blocking;

/// <summary>A part of a field that serves as key.</summary>
internal readonly record struct BlockPart(int Field, KeyPart Part);
