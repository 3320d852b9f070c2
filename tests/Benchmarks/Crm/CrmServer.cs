using System.Globalization;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>A look-alike CRM with so many contacts, in a process of its own; it says where it listens and waits to be ended.</summary>
internal static class CrmServer
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(string system, int contacts)
    {
        var kind = system is "dynamics" ? SandboxSystem.Dataverse : SandboxSystem.Salesforce;
        await using var host = await SandboxHost.StartAsync(new SandboxOptions
        {
            PortBase = 0,
            StartAt = Start,
            SalesforceDailyCalls = int.MaxValue,
            DataverseServiceProtection = false,
            World = (_, _) => new SandboxWorld(kind is SandboxSystem.Dataverse ? Dynamics(contacts) : Salesforce(contacts), null),
        });
        await System.Console.Out.WriteLineAsync(host.Address(kind).ToString().TrimEnd('/'));
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>The id of a contact in the org.</summary>
    public static string SalesforceId(int number) => Text($"0035g{number:0000000000}AAA");

    /// <summary>The id of a contact in the environment.</summary>
    public static string DynamicsId(int number) => Text($"c0000000-0000-4000-8000-{number:000000000000}");

    private static IEnumerable<SeedRow> Salesforce(int contacts) => Enumerable.Range(1, contacts).Select(i => new SeedRow(
        SandboxSystem.Salesforce, "Contact", SalesforceId(i), Changed(i), new Dictionary<string, object?>
        {
            ["FirstName"] = "Lan",
            ["LastName"] = Text($"Nguyễn {i}"),
            ["Email"] = Text($"c{i}@example.com"),
            ["Phone"] = Text($"+84 24 3825 {i % 10_000:0000}"),
            ["Title"] = "Buyer",
            ["MailingCity"] = "Hà Nội",
        }));

    private static IEnumerable<SeedRow> Dynamics(int contacts) => Enumerable.Range(1, contacts).Select(i => new SeedRow(
        SandboxSystem.Dataverse, "contact", DynamicsId(i), Changed(i), new Dictionary<string, object?>
        {
            ["firstname"] = "Lan",
            ["lastname"] = Text($"Nguyễn {i}"),
            ["emailaddress1"] = Text($"c{i}@example.com"),
            ["telephone1"] = Text($"+84 24 3825 {i % 10_000:0000}"),
            ["jobtitle"] = "Buyer",
            ["address1_city"] = "Hà Nội",
        }));

    private static DateTimeOffset Changed(int number) => Start.AddDays(-20).AddSeconds(number / 3);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
