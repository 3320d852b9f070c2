using System.Globalization;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Tests.Contract;

/// <summary>Enough rows to page: 5,000 Salesforce contacts (three pages), 12,000 Dataverse contacts (three pages of 5,000).</summary>
internal static class ContractWorld
{
    public const int SalesforceContacts = 5_000;
    public const int DataverseContacts = 12_000;

    public static SandboxWorld Of(SandboxOptions options, DateTimeOffset now) => new(Salesforce(now.AddDays(-30)).Concat(Dataverse(now.AddDays(-30))), new { });

    private static IEnumerable<SeedRow> Salesforce(DateTimeOffset from)
    {
        var account = SalesforceId.Make("001", 500_000);
        yield return new(SandboxSystem.Salesforce, "Account", account, from, new Dictionary<string, object?> { ["Name"] = "Northwind Rail" });

        for (var number = 0; number < SalesforceContacts; number++)
        {
            // Ten rows share each second: the edge of a page falls between equal stamps.
            yield return new(SandboxSystem.Salesforce, "Contact", SalesforceId.Make("003", 500_000 + number), from.AddSeconds(number / 10), new Dictionary<string, object?>
            {
                ["LastName"] = string.Create(CultureInfo.InvariantCulture, $"Seed {number:00000}"),
                ["FirstName"] = number % 2 is 0 ? "Nguyễn" : "Ana",
                ["Email"] = string.Create(CultureInfo.InvariantCulture, $"seed{number}@example.com"),
                ["AccountId"] = number % 3 is 0 ? account : null,
            });
        }
    }

    private static IEnumerable<SeedRow> Dataverse(DateTimeOffset from)
    {
        var account = new Guid("00000000-0000-4000-8000-0000000000aa");
        yield return new(SandboxSystem.Dataverse, "account", account.ToString(), from, new Dictionary<string, object?> { ["name"] = "Fabrikam Lda" });

        for (var number = 0; number < DataverseContacts; number++)
        {
            var id = new Guid(number + 1, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
            yield return new(SandboxSystem.Dataverse, "contact", id.ToString(), from.AddSeconds(number / 10), new Dictionary<string, object?>
            {
                ["firstname"] = number % 2 is 0 ? "Nguyễn" : "Ana",
                ["lastname"] = string.Create(CultureInfo.InvariantCulture, $"Seed {number:00000}"),
                ["emailaddress1"] = string.Create(CultureInfo.InvariantCulture, $"seed_{number}@example.com"),
                ["parentcustomerid"] = number % 3 is 0 ? new EntityReference("account", account) : null,
                ["cxh_externalid"] = string.Create(CultureInfo.InvariantCulture, $"seed-{number}"),
            });
        }
    }
}
