namespace CxHub.IdentityResolution.Features;

/// <summary>
/// The level two values agree at (0 nothing agrees, higher is closer) and, where the values themselves tell how rare the agreement is,
/// −log2 of its chance among different people; NaN when the level's own chance holds.
/// </summary>
internal readonly record struct Match(int Level, float Bits)
{
    public const int Null = 7;

    public static Match At(int level) => new(level, float.NaN);
}
