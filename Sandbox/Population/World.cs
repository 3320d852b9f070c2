using CxHub.Sandbox.Population.Records;

namespace CxHub.Sandbox.Population;

/// <summary>One population scattered over the six systems, and the truth about it.</summary>
public sealed record World(IReadOnlyList<SeedRow> Rows, Truth Truth)
{
    /// <summary>Invents the population. Pure: equal options give equal rows.</summary>
    public static World Generate(PopulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Customers);
        return WorldMaker.Make(options);
    }

    public IEnumerable<SeedRow> RowsOf(string system) => Rows.Where(row => row.System == system);

    public IEnumerable<SeedRow> RowsOf(string system, string entity) => Rows.Where(row => row.System == system && row.Entity == entity);
}
