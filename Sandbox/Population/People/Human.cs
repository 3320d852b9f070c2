using CxHub.Sandbox.Population.Companies;

namespace CxHub.Sandbox.Population.People;

/// <summary>A true customer: everything that is so, whatever the systems have written down.</summary>
internal sealed record Human
{
    /// <summary>The truth id, <c>P00012</c>.</summary>
    public required string Id { get; init; }

    public required int Index { get; init; }

    public required Culture Culture { get; init; }

    public required Gender Gender { get; init; }

    public required PersonName Name { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required Home Home { get; init; }

    /// <summary>Where the person lived before, when they moved within the two years.</summary>
    public Home? FormerHome { get; init; }

    public required Line Mobile { get; init; }

    public Line? FormerMobile { get; init; }

    public required string Email { get; init; }

    public string? FormerEmail { get; init; }

    public Household? Household { get; init; }

    /// <summary>Null for a private customer.</summary>
    public Firm? Firm { get; init; }

    public string? WorkEmail { get; init; }

    public string? JobTitle { get; init; }

    /// <summary>Where they worked before, and their address there, when they changed jobs within the two years.</summary>
    public Firm? FormerFirm { get; init; }

    public string? FormerWorkEmail { get; init; }

    /// <summary>Customer number of a person who is a customer of the ERP in their own name.</summary>
    public string? ErpNumber { get; init; }

    /// <summary>Parent and child of one name and one house: every record of theirs must tell them apart.</summary>
    public bool IsNamesake { get; init; }

    /// <summary>How good this customer's dealings with us are, as a normal score around the mean of the segment.</summary>
    public required double Experience { get; init; }

    public required Segment Segment { get; init; }

    public string Language => Culture.IsVietnamese ? "vi" : "en";
}
