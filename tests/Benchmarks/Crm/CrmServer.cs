using System.Globalization;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>A look-alike org with so many contacts, in a process of its own; it says where it listens and waits to be ended.</summary>
internal static class CrmServer
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(int contacts)
    {
        await using var host = await SandboxHost.StartAsync(new SandboxOptions { PortBase = 0, StartAt = Start, SalesforceDailyCalls = int.MaxValue, World = (_, _) => new SandboxWorld(Rows(contacts), null) });
        await System.Console.Out.WriteLineAsync(host.Address(SandboxSystem.Salesforce).ToString().TrimEnd('/'));
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>The id of a contact, in the 15 characters that input takes.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"0035g{number:0000000000}AAA");

    private static IEnumerable<SeedRow> Rows(int contacts) => Enumerable.Range(1, contacts).Select(i => new SeedRow(
        SandboxSystem.Salesforce, "Contact", Id(i), Start.AddDays(-20).AddSeconds(i / 3), new Dictionary<string, object?>
        {
            ["FirstName"] = "Lan",
            ["LastName"] = Text($"Nguyễn {i}"),
            ["Email"] = Text($"c{i}@example.com"),
            ["Phone"] = Text($"+84 24 3825 {i % 10_000:0000}"),
            ["Title"] = "Buyer",
            ["MailingCity"] = "Hà Nội",
        }));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
