namespace CxHub.Sandbox.Population;

/// <summary>Which population to invent. Equal options give equal populations, on every machine and in every run.</summary>
public sealed record PopulationOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>Number of true customers (people); companies, staff and records follow from it.</summary>
    public int Customers { get; init; } = 2000;

    /// <summary>The present of the population: every date lies in the 24 months before it.</summary>
    public required DateTimeOffset AsOf { get; init; }
}
