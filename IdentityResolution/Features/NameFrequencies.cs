namespace CxHub.IdentityResolution.Features;

/// <summary>
/// What names alone have, frozen: words mostly seen as given names, how many records hold two words together, and by how many bits a word's origin is known from it
/// (<see cref="UsualLift"/> where the word is too rare to tell).
/// </summary>
public sealed record NameFrequencies(IReadOnlyList<ulong> Given, IReadOnlyDictionary<ulong, int> Pairs, IReadOnlyDictionary<ulong, float> Lifts, float UsualLift)
{
    internal static readonly NameFrequencies None = new([], FieldFrequencies.None, new Dictionary<ulong, float>(), 0);
}
