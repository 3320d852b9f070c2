using System.Globalization;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Tests.Functions.Support;

/// <summary>A small world of invented customers: the first so many stand in Salesforce, the next so many in Dynamics, each with a name, an address and an account of their own.</summary>
internal sealed record TwinWorld(int InSalesforce, int InDynamics)
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Given = ["Amara", "Bence", "Chidi", "Daphne", "Eskil", "Farid", "Greta", "Hanako", "Imani", "Jorge", "Kaisa", "Lorcan", "Mirela", "Nadir", "Odalys", "Pavel", "Quynh", "Rohan", "Svea", "Tariq"];
    private static readonly string[] Roots = ["Bal", "Cor", "Dem", "Fal", "Gor", "Hil", "Jas", "Kir", "Lum", "Mor", "Nav", "Ost", "Pel", "Rus", "Sal", "Tov", "Ulm", "Vas", "Wex", "Zan"];
    private static readonly string[] Ends = ["adou", "berg", "cova", "dillo", "escu", "fors", "gallo", "hurst", "idze", "jovic", "kainen", "lopez", "mark", "nguen", "ovska", "pathi", "quist", "rossi", "shima", "terova"];

    /// <summary>Gives some customers another name; null leaves theirs.</summary>
    public Func<int, (string Given, string Family)?> Named { get; init; } = _ => null;

    /// <summary>Gives some customers another address; null leaves theirs.</summary>
    public Func<int, string?> Addressed { get; init; } = _ => null;

    public int Customers => InSalesforce + InDynamics;

    public Task<SandboxHost> StartAsync() => SandboxHost.StartAsync(new SandboxOptions
    {
        PortBase = 0,
        StartAt = Start,
        DataverseServiceProtection = false,
        World = (_, _) => new SandboxWorld(Rows(), null),
    });

    public bool IsInSalesforce(int customer) => customer <= InSalesforce;

    /// <summary>The contact's id in the CRM in which the customer stands.</summary>
    public string ContactId(int customer) => IsInSalesforce(customer) ? SalesforceId("003", customer) : Guid("c0", customer).ToString();

    public static string Email(int customer) => Text($"{Given[customer % 20]}.{Family(customer)}.{customer}@firm{customer}.example").ToLowerInvariant();

    public static string SalesforceId(string prefix, int number) => CxHub.Tests.Connectors.Support.SandboxWorlds.Id(prefix, number);

    public static Guid Guid(string prefix, int number) => CxHub.Tests.Connectors.Support.SandboxWorlds.Guid(prefix, number);

    private (string Given, string Family) NameOf(int customer) => Named(customer) ?? (Given[customer % 20], Family(customer));

    private static string Family(int customer) => Roots[customer / 20 % 20] + Ends[(customer / 400 + customer) % 20];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<SeedRow> Rows() => Enumerable.Range(1, Customers).SelectMany(customer => IsInSalesforce(customer) ? InSalesforceRows(customer) : InDynamicsRows(customer));

    private IEnumerable<SeedRow> InSalesforceRows(int customer)
    {
        yield return Row(SandboxSystem.Salesforce, "Account", SalesforceId("001", customer), ("Name", Company(customer)));
        yield return Row(
            SandboxSystem.Salesforce,
            "Contact",
            SalesforceId("003", customer),
            ("FirstName", NameOf(customer).Given),
            ("LastName", NameOf(customer).Family),
            ("Email", Addressed(customer) ?? Email(customer)),
            ("AccountId", SalesforceId("001", customer)));
    }

    private IEnumerable<SeedRow> InDynamicsRows(int customer)
    {
        yield return Row(SandboxSystem.Dataverse, "account", Guid("a0", customer).ToString(), ("name", Company(customer)));
        yield return Row(
            SandboxSystem.Dataverse,
            "contact",
            Guid("c0", customer).ToString(),
            ("firstname", NameOf(customer).Given),
            ("lastname", NameOf(customer).Family),
            ("emailaddress1", Addressed(customer) ?? Email(customer)),
            ("parentcustomerid", new EntityReference("account", Guid("a0", customer))));
    }

    private static string Company(int customer) => Text($"{Roots[customer % 20]}{Ends[customer / 20 % 20]} {customer} Ltd");

    private static SeedRow Row(string system, string entity, string id, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        Dictionary<string, object?> values = [];
        foreach (var (name, value) in fields)
        {
            values.Add(name, value);
        }

        return new SeedRow(system, entity, id, Start.AddDays(-20), values);
    }
}
