namespace CxHub.IdentityResolution.Features;

/// <summary>A term's letters as a mask, its hash, its rarity when frequencies were frozen, its length and first letter.</summary>
internal readonly record struct Term(uint Mask, ulong Hash, float Bits, ushort Length, char First);
