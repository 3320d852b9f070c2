namespace CxHub.Sandbox.Population.Staff;

/// <summary>Everyone who works for us, and who of them can own records in which CRM.</summary>
internal sealed class Workforce(IReadOnlyList<Colleague> everyone, IReadOnlyList<(Guid Id, string Name)> teams)
{
    public IReadOnlyList<Colleague> Everyone { get; } = everyone;

    /// <summary>Dataverse teams, which can own records, too.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Teams { get; } = teams;

    /// <summary>Salespeople in Salesforce, the inactive among them included: they still own what they owned.</summary>
    public IReadOnlyList<Colleague> SalesforceSellers { get; } = [.. everyone.Where(c => c.SalesforceUserId is not null && c.Department is Department.Sales)];

    public IReadOnlyList<Colleague> SalesforceAgents { get; } = [.. everyone.Where(c => c.SalesforceUserId is not null && c.Department is Department.Service)];

    public IReadOnlyList<Colleague> DataverseSellers { get; } = [.. everyone.Where(c => c.DataverseUserId is not null && c.Department is Department.Sales)];

    public IReadOnlyList<Colleague> DataverseAgents { get; } = [.. everyone.Where(c => c.DataverseUserId is not null && c.Department is Department.Service)];

    public IReadOnlyList<Colleague> Sellers { get; } = [.. everyone.Where(c => c.SalespersonCode is not null)];
}
