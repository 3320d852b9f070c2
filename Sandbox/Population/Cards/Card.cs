using CxHub.Sandbox.Population.Companies;
using CxHub.Sandbox.Population.Spelling;

namespace CxHub.Sandbox.Population.Cards;

/// <summary>One person as one record shows them, before a system's field names are put on it.</summary>
internal sealed record Card
{
    public WrittenName Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Mobile { get; init; }

    public string? Street { get; init; }

    public string? City { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? JobTitle { get; init; }

    public string? ErpNumber { get; init; }

    /// <summary>The company the record hangs under, perhaps the former one.</summary>
    public Firm? Firm { get; init; }

    public Clue Clues { get; init; }

    public bool HasName => Name.Quality is not NameQuality.None;

    /// <summary>Whether a careful reader of these two records alone would say that they are one person.</summary>
    public bool IsTiedTo(Card other)
    {
        var common = Clues & other.Clues;

        if (!HasName || !other.HasName)
        {
            return (common & Clue.OwnEmail) is not 0;
        }

        if ((common & Clue.Own) is not 0)
        {
            return true;
        }

        var bothNamesFull = Name.Quality is NameQuality.Exact && other.Name.Quality is NameQuality.Exact;
        return bothNamesFull && (common.HasFlag(Clue.BirthDate) || (common.HasFlag(Clue.Home) && (common & (Clue.Landline | Clue.HouseEmail)) is not 0));
    }
}
