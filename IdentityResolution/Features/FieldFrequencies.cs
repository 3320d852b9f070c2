namespace CxHub.IdentityResolution.Features;

/// <summary>
/// How common the values of a field were when the frequencies were frozen, by hash: of whole values, and of their terms (the words of names, streets, cities). What few
/// records hold weighs the same as what none holds and is left out, so no single person stands here.
/// </summary>
public sealed record FieldFrequencies(long Holders, IReadOnlyDictionary<ulong, int> Values, IReadOnlyList<IReadOnlyDictionary<ulong, int>> Terms, NameFrequencies? Names = null)
{
    internal static readonly IReadOnlyDictionary<ulong, int> None = new Dictionary<ulong, int>();
}
