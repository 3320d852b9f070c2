using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Creation of a custom object through the Tooling API: a name, an owner, and whatever fields follow.</summary>
internal static class CustomObjectEndpoint
{
    public static WireResponse Create(SalesforceCall call)
    {
        var body = call.Body();
        var name = CompositeRun.Text(body, "FullName");

        if (!name.EndsWith("__c", StringComparison.Ordinal) || call.Org.Schema.Find(name) is not null)
        {
            throw new SalesforceException(400, "DUPLICATE_DEVELOPER_NAME", $"There is already an object named {name}, or its name does not end in __c.");
        }

        var label = body.TryGetProperty("Metadata", out var metadata) && metadata.TryGetProperty("pluralLabel", out var plural) ? plural.GetString()! : name[..^3] + "s";
        var type = SchemaText.Read($"{name} {call.Org.Schema.NextCustomPrefix()} {label.Replace(' ', '_')}\n  Name string(80) name defaulted\n  OwnerId reference defaulted > User Owner").Single();
        call.Org.Schema.Add(type);
        call.Org.Store.AddTable(type);
        var row = ToolingEndpoints.Blank(call.Org, call.Org.Schema.Find("CustomObject")!, null);
        row.Values[row.Type["DeveloperName"].Ordinal] = name[..^3];
        row.Values[row.Type["FullName"].Ordinal] = name;
        call.Org.Store.Insert(row);
        call.Org.SchemaChangedAt = call.Org.Now;
        return ToolingEndpoints.Made(row.Id, "tooling create CustomObject");
    }
}
