namespace CxHub.Sandbox.Population;

/// <summary>
/// What is so in the invented world, for measuring what the hub finds out. Records are named <c>system/entity/id</c>.
/// Records that identify nobody (anonymous visits and answers) are in none of the dictionaries.
/// </summary>
public sealed record Truth
{
    /// <summary>Person-like record → true person.</summary>
    public required IReadOnlyDictionary<string, string> Persons { get; init; }

    /// <summary>Account-like record → true company.</summary>
    public required IReadOnlyDictionary<string, string> Companies { get; init; }

    /// <summary>CRM user or HR record → true colleague.</summary>
    public required IReadOnlyDictionary<string, string> Employees { get; init; }

    /// <summary>What became of each deal, and why.</summary>
    public required IReadOnlyDictionary<string, DealTruth> Deals { get; init; }

    /// <summary>Survey answer → what its comment was written to say: positive, neutral, negative.</summary>
    public required IReadOnlyDictionary<string, string> Sentiments { get; init; }

    /// <summary>The true customers by their id.</summary>
    public required IReadOnlyDictionary<string, PersonTruth> People { get; init; }

    public WinRateEffect WinRate { get; init; } = new();

    public ExperienceEffects Experience { get; init; } = new();

    /// <summary>Rows per system and entity (<c>salesforce/Contact</c>).</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }
}
