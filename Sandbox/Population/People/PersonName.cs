using CxHub.Sandbox.Population.Spelling;

namespace CxHub.Sandbox.Population.People;

/// <summary>A true name in its parts, with all marks. <see cref="Former"/> is the family name before a marriage.</summary>
internal sealed record PersonName(string Family, string? Middle, string Given, bool FamilyFirst, string? Former = null)
{
    public string Full => FamilyFirst
        ? Middle is null ? $"{Family} {Given}" : $"{Family} {Middle} {Given}"
        : Middle is null ? $"{Given} {Family}" : $"{Given} {Middle} {Family}";

    /// <summary>All tokens without marks, lower case.</summary>
    public IReadOnlyList<string> Tokens => Plain.Tokens(Full);

    /// <summary>The tokens that every record shows: family and given name.</summary>
    private IReadOnlyList<string> Core => Plain.Tokens($"{Family} {Given}");

    /// <summary>
    /// Whether some spelling of one could pass for a spelling of the other: the family and given name of either are found,
    /// up to one typing error, among all the names of the other.
    /// </summary>
    public bool IsConfusableWith(PersonName other) => IsWithin(Core, other.Tokens) || IsWithin(other.Core, Tokens);

    /// <summary>Each of the few names finds a name of its own among the many: the same one if it is there, else one alike.</summary>
    private static bool IsWithin(IReadOnlyList<string> few, IReadOnlyList<string> many)
    {
        var free = many.ToList();
        var missing = few.Where(token => !free.Remove(token)).ToList();
        return missing.All(token => free.Remove(free.Find(candidate => Plain.IsAlike(token, candidate)) ?? string.Empty));
    }
}
