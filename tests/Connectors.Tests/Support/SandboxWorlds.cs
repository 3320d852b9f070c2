using System.Globalization;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Tests.Connectors.Support;

/// <summary>Small populations for connector tests: so many accounts with so many contacts, all invented.</summary>
internal static class SandboxWorlds
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static async Task<SandboxHost> StartAsync(Func<DateTimeOffset, IEnumerable<SeedRow>> rows, bool serviceProtection = false) => await SandboxHost.StartAsync(new SandboxOptions
    {
        PortBase = 0,
        StartAt = Start,
        DataverseServiceProtection = serviceProtection,
        World = (_, now) => new SandboxWorld(rows(now), null),
    });

    /// <param name="contacts">How many contacts.</param>
    /// <param name="sameStamp">All contacts changed in the same second, as after a bulk job.</param>
    public static IEnumerable<SeedRow> Salesforce(int contacts, bool sameStamp = false)
    {
        var accounts = Math.Max(1, contacts / 5);
        for (var i = 1; i <= accounts; i++)
        {
            yield return new SeedRow(SandboxSystem.Salesforce, "Account", Id("001", i), Start.AddDays(-30), new Dictionary<string, object?> { ["Name"] = Text($"Account {i}") });
        }

        for (var i = 1; i <= contacts; i++)
        {
            var at = sameStamp ? Start.AddDays(-1) : Start.AddDays(-20).AddSeconds(i / 3);
            yield return new SeedRow(SandboxSystem.Salesforce, "Contact", Id("003", i), at, new Dictionary<string, object?>
            {
                ["FirstName"] = "Ann",
                ["LastName"] = Text($"O'Neil {i}"),
                ["Email"] = Text($"c{i}@example.com"),
                ["AccountId"] = Id("001", (i % accounts) + 1),
            });
        }
    }

    public static IEnumerable<SeedRow> Dataverse(int contacts)
    {
        var account = Guid("a0", 1);
        yield return new SeedRow(SandboxSystem.Dataverse, "account", account.ToString(), Start.AddDays(-30), new Dictionary<string, object?> { ["name"] = "Fabrikam" });
        for (var i = 1; i <= contacts; i++)
        {
            yield return new SeedRow(SandboxSystem.Dataverse, "contact", Guid("c0", i).ToString(), Start.AddDays(-20).AddSeconds(i / 3), new Dictionary<string, object?>
            {
                ["firstname"] = "Ana",
                ["lastname"] = Text($"Lima {i}"),
                ["emailaddress1"] = Text($"d{i}@example.com"),
                ["parentcustomerid"] = new EntityReference("account", account),
            });
        }
    }

    public static Guid Guid(string prefix, int number) => System.Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"{prefix}000000-0000-4000-8000-{number:000000000000}"));

    public static string Id(string prefix, int number)
    {
        var fifteen = string.Create(CultureInfo.InvariantCulture, $"{prefix}5g{number:0000000000}");
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
        Span<char> suffix = stackalloc char[3];
        for (var group = 0; group < 3; group++)
        {
            var bits = 0;
            for (var at = 0; at < 5; at++)
            {
                bits |= char.IsAsciiLetterUpper(fifteen[(group * 5) + at]) ? 1 << at : 0;
            }

            suffix[group] = Alphabet[bits];
        }

        return fifteen + suffix.ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
