using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>Puts the fields a client sent into a row's values: existence, permission, type, length, parents by external id.</summary>
internal sealed class RowInput(Org org, WriteOptions options)
{
    public void Apply(SObjectType type, object?[] values, IReadOnlyDictionary<string, object?> sent, bool isNew)
    {
        foreach (var (name, value) in sent)
        {
            if (string.Equals(name, "Id", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "attributes", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (value is IReadOnlyDictionary<string, object?> parent)
            {
                ApplyParent(type, values, name, parent);
            }
            else
            {
                ApplyField(type, values, name, value, isNew);
            }
        }

        CheckActivity(type, values);
    }

    private static void CheckActivity(SObjectType type, object?[] values)
    {
        var isLead = type.IsActivity && values[type["WhoId"].Ordinal] is string who && who.StartsWith("00Q", StringComparison.Ordinal);

        if (isLead && values[type["WhatId"].Ordinal] is not null)
        {
            throw new RowRefusedException(new("FIELD_INTEGRITY_EXCEPTION", "You can't associate a lead and a related record to the same activity: WhatId must be empty.", "WhatId"));
        }
    }

    private void ApplyField(SObjectType type, object?[] values, string name, object? value, bool isNew)
    {
        var field = org.Access.Find(type, name)
            ?? throw new RowRefusedException(new("INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}"));

        if (!(isNew ? field.Createable : field.Updateable) || !org.Access.CanEdit(type, field))
        {
            throw new RowRefusedException(new(
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                $"Unable to create/update fields: {field.Name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.",
                field.Name));
        }

        var parsed = Parse(field, value);

        if (RowChecks.Check(field, parsed, org.Store) is { } error)
        {
            throw new RowRefusedException(error);
        }

        if (parsed is null && field.Required)
        {
            throw new RowRefusedException(new("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{field.Name}]", field.Name));
        }

        values[field.Ordinal] = field.Type is "reference" ? SalesforceId.Normalize(parsed as string) : parsed;
    }

    private object? Parse(SObjectField field, object? value)
    {
        try
        {
            return FieldValue.Parse(field, value);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // JSON of the wrong type fails the whole call in the real API; a CSV cell fails its row.
            throw options.FromCsv
                ? new RowRefusedException(new("INVALID_TYPE_ON_FIELD_IN_RECORD", $"invalid value for {field.Type}: {value}", field.Name))
                : SalesforceException.BadJson($"Cannot deserialize instance of {field.Type} from {Kind(value)} value {value} or request may be missing a required field at [line:1, column:1] ({field.Name})");
        }
    }

    private static string Kind(object? value) => value switch
    {
        null => "VALUE_NULL",
        string => "VALUE_STRING",
        bool => "VALUE_BOOLEAN",
        _ => "VALUE_NUMBER",
    };

    private void ApplyParent(SObjectType type, object?[] values, string relationship, IReadOnlyDictionary<string, object?> parent)
    {
        var field = type.FindRelationship(relationship)
            ?? throw new RowRefusedException(new("INVALID_FIELD", $"No such column '{relationship}' on sobject of type {type.Name}"));
        var target = org.Store.Schema.Find(field.ReferenceTo[0])!;
        var (keyName, key) = parent.FirstOrDefault(pair => pair.Key is not "attributes");
        var keyField = keyName is null ? null : org.Access.Find(target, keyName);

        if (keyField is not { IsIndexed: true } || field.ReferenceTo.Count > 1)
        {
            throw new RowRefusedException(new("INVALID_FIELD", $"Foreign key external ID: {key} not found for field {keyName} in entity {target.Name}"));
        }

        values[field.Ordinal] = org.Store.Table(target).FindBy(keyField, key?.ToString() ?? string.Empty) is [var row]
            ? row.Id
            : throw new RowRefusedException(new("INVALID_FIELD", $"Foreign key external ID: {key} not found for field {keyField.Name} in entity {target.Name}"));
    }
}
