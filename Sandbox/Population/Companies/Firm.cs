using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Companies;

/// <summary>A true company: a customer of the segment small business to enterprise.</summary>
internal sealed record Firm
{
    /// <summary>The truth id, <c>C00007</c>.</summary>
    public required string Id { get; init; }

    public required int Index { get; init; }

    public required FirmName Name { get; init; }

    public required string Domain { get; init; }

    public required Home Office { get; init; }

    public required Line Switchboard { get; init; }

    public required Segment Segment { get; init; }

    public required decimal AnnualRevenue { get; init; }

    public required string Industry { get; init; }

    public required string TaxNumber { get; init; }

    public string? ErpNumber { get; init; }

    /// <summary>The CRM that the company belongs to: <see cref="SandboxSystem.Salesforce"/> or <see cref="SandboxSystem.Dataverse"/>.</summary>
    public required string HomeCrm { get; init; }

    /// <summary>What the company as a whole goes through, shared by all of its people.</summary>
    public required double Experience { get; init; }

    public required int Headcount { get; init; }
}
