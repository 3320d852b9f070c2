namespace CxHub.IdentityResolution.Training;

/// <summary>
/// What the model knows of one field, by level: <see cref="M"/> = P(level | same), <see cref="U"/> = P(level | different). <see cref="Shift"/> is added to the
/// rarity of the value itself where the level is specific (see <see cref="SpecificFrom"/>): the part of equal values that is due to the same person.
/// </summary>
public sealed record FieldModel(string Name, FieldKind Kind, int SpecificFrom, double[] M, double[] U, double[] Shift)
{
    /// <summary>The level's weight in bits before the rarity of the value.</summary>
    public double Base(int level) => level >= SpecificFrom ? Math.Log2(M[level]) + Shift[level] : Math.Log2(M[level] / U[level]);
}
