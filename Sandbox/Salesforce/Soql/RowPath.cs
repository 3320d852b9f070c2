using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>
/// A field path bound to the schema. Through a lookup that has several target objects the last field is found by name on
/// whatever row the lookup names; <c>Type</c> there is the name of its object.
/// </summary>
internal sealed class RowPath(IReadOnlyList<SObjectField> lookups, SObjectField target, bool polymorphic, RecordStore store)
{
    public SObjectField Field => target;

    public bool IsDirect => lookups.Count is 0;

    public static RowPath Bind(SoqlPath path, SObjectType type, SoqlQuery query, Org org)
    {
        List<SObjectField> lookups = [];
        var polymorphic = false;

        foreach (var part in path.Parts.SkipLast(1))
        {
            var lookup = type.FindRelationship(part)
                ?? throw Missing(query, path, $"Didn't understand relationship '{part}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.");
            lookups.Add(lookup);
            polymorphic = lookup.ReferenceTo.Count > 1;
            type = org.Schema.Find(lookup.ReferenceTo[0])
                ?? throw Missing(query, path, $"No such relation '{part}' on entity '{type.Name}'.");
        }

        var field = polymorphic && path.Parts[^1].Equals("Type", StringComparison.OrdinalIgnoreCase)
            ? type["Id"] with { Name = "Type", Type = "string" }
            : org.Access.Find(type, path.Parts[^1]);
        return new(
            lookups,
            field ?? throw Missing(query, path, $"No such column '{path.Parts[^1]}' on entity '{type.Name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."),
            polymorphic,
            org.Store);
    }

    public object? Get(SObjectRow row)
    {
        var at = row;

        foreach (var lookup in lookups)
        {
            at = store.Find(at[lookup.Ordinal] as string);

            if (at is null)
            {
                return null;
            }
        }

        return polymorphic ? target.Name is "Type" ? at.Type.Name : at[target.Name] : at[target.Ordinal];
    }

    private static SalesforceException Missing(SoqlQuery query, SoqlPath path, string message)
    {
        var from = Math.Max(0, path.At - 20);
        var excerpt = query.Text[from..Math.Min(query.Text.Length, path.At + 40)];
        return new(400, "INVALID_FIELD", $"\n{excerpt}\n{new string(' ', path.At - from)}^\nERROR at Row:1:Column:{path.At + 1}\n{message}");
    }
}
