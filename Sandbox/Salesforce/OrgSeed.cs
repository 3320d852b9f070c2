using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce.Endpoints;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce;

/// <summary>Fills the organisation: first its own set-up rows, then the population's.</summary>
internal static class OrgSeed
{
    private static readonly string[] ClosedTaskStatuses = ["Completed"];

    public static void AddSetup(Org org)
    {
        Put(org, "Organization", org.OrganizationId, org.Now, new Dictionary<string, object?>
        {
            ["Name"] = "CxHub Sandbox",
            ["InstanceName"] = "LOCAL",
            ["IsSandbox"] = true,
            ["OrganizationType"] = "Enterprise Edition",
            ["TimeZoneSidKey"] = "Asia/Ho_Chi_Minh",
            ["LanguageLocaleKey"] = "en_US",
            ["DefaultCurrencyIsoCode"] = "USD",
        });
        Put(org, "User", org.UserId, org.Now, new Dictionary<string, object?>
        {
            ["Username"] = "integration@sandbox.example",
            ["FirstName"] = "CxHub",
            ["LastName"] = "Integration",
            ["Email"] = "integration@sandbox.example",
            ["Alias"] = "cxhub",
            ["IsActive"] = true,
            ["UserType"] = "Standard",
            ["TimeZoneSidKey"] = "Asia/Ho_Chi_Minh",
            ["LocaleSidKey"] = "en_US",
        });

        foreach (var type in org.Schema.Types.Where(type => type.Name is not "Event"))
        {
            foreach (var field in type.Fields.Where(field => field.Custom))
            {
                ToolingEndpoints.Register(org, type.IsActivity ? "Activity" : type.Name, field.Name);
            }
        }

        foreach (var (index, status) in org.Schema.Find("Task")!["Status"].Picklist.Index())
        {
            Put(org, "TaskStatus", SalesforceId.Make("01Q", index + 1), org.Now, new Dictionary<string, object?>
            {
                ["MasterLabel"] = status,
                ["ApiName"] = status,
                ["SortOrder"] = index + 1,
                ["IsDefault"] = index is 0,
                ["IsClosed"] = ClosedTaskStatuses.Contains(status),
            });
        }
    }

    /// <summary>Adds rows of the population. An object or field that the schema does not know is a mistake in the population.</summary>
    public static void Add(Org org, IEnumerable<SeedRow> rows)
    {
        foreach (var row in rows)
        {
            Put(org, row.Entity, row.Id, row.ModifiedAt, row.Fields);
        }
    }

    private static void Put(Org org, string entity, string id, DateTimeOffset modifiedAt, IReadOnlyDictionary<string, object?> fields)
    {
        var type = org.Schema.Find(entity) ?? throw new ArgumentException($"The Salesforce look-alike has no object '{entity}' (row {id}).", nameof(entity));
        var key = SalesforceId.Normalize(id) ?? throw new ArgumentException($"'{id}' is no Salesforce id ({entity}); use SalesforceId.Make or 15 characters.", nameof(id));
        var stamp = Org.Truncate(modifiedAt);
        var values = new object?[type.Fields.Count];
        values[0] = key;
        values[SObjectRow.CreatedOrdinal] = values[SObjectRow.ModifiedOrdinal] = values[SObjectRow.StampOrdinal] = stamp;
        values[SObjectRow.CreatedByOrdinal] = values[SObjectRow.ModifiedByOrdinal] = org.UserId;

        foreach (var (name, value) in fields)
        {
            var field = type[name];
            values[field.Ordinal] = Value(field, value);
        }

        Default(org, type, values);
        DerivedFields.Apply(type, values, org.Store, stamp);

        if (org.Store.Find(key) is { } there)
        {
            org.Store.Update(there, values);
        }
        else
        {
            org.Store.Insert(new(type, key, values));
        }
    }

    private static object? Value(SObjectField field, object? value) => field.Type switch
    {
        "reference" => SalesforceId.Normalize(value as string) ?? value,
        "datetime" when value is not null => Org.Truncate(FieldValue.Moment(value)),
        _ when value is Enum => value.ToString(),
        _ => FieldValue.Parse(field, value),
    };

    private static void Default(Org org, SObjectType type, object?[] values)
    {
        foreach (var field in type.Fields)
        {
            values[field.Ordinal] ??= field switch
            {
                { Type: "boolean" } => false,
                { Name: "OwnerId" } => org.UserId,
                { DefaultedOnCreate: true, Type: "picklist" } => field.Picklist is [var first, ..] ? first : null,
                _ => null,
            };
        }
    }
}
