using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>Creates, updates, upserts and deletes single rows with all of the platform's checks; every refusal is a result.</summary>
internal sealed class RecordWriter(Org org, WriteOptions options)
{
    private readonly RecordStore _store = org.Store;
    private readonly RowInput _input = new(org, options);

    public SaveResult Create(SObjectType type, IReadOnlyDictionary<string, object?> sent) => Guard(null, () =>
    {
        RequireWritable(type);
        var values = new object?[type.Fields.Count];
        _input.Apply(type, values, sent, isNew: true);
        FillDefaults(type, values);
        var row = new SObjectRow(type, _store.NextId(type.KeyPrefix), values);
        values[0] = row.Id;
        Complete(row, values, before: null);
        _store.Insert(row);
        return SaveResult.Saved(row.Id, created: true);
    });

    public SaveResult Update(SObjectType type, string? id, IReadOnlyDictionary<string, object?> sent) => Guard(id, () =>
    {
        RequireWritable(type);
        var row = Locate(type, id);
        var values = row.Copy();
        _input.Apply(type, values, sent, isNew: false);
        Complete(row, values, before: row);
        _store.Update(row, values);
        return SaveResult.Saved(row.Id);
    });

    /// <summary>Finds the row by the value of an external-id field (or Id) and updates it, or creates one that carries the value.</summary>
    public SaveResult Upsert(SObjectType type, SObjectField keyField, string? key, IReadOnlyDictionary<string, object?> sent)
    {
        if (keyField.Name is "Id")
        {
            return string.IsNullOrEmpty(key) ? Create(type, sent) : Update(type, key, sent);
        }

        if (string.IsNullOrEmpty(key))
        {
            return SaveResult.Failed(new("MISSING_ARGUMENT", $"{keyField.Name} not specified"));
        }

        return _store.Table(type).FindBy(keyField, key) switch
        {
            [] when options.UpdateOnly => SaveResult.Failed(new("NOT_FOUND", "The requested resource does not exist")),
            [] => Create(type, new Dictionary<string, object?>(sent, StringComparer.OrdinalIgnoreCase) { [keyField.Name] = key }),
            [var row] => Update(type, row.Id, sent),
            var rows => SaveResult.Failed(new("DUPLICATE_EXTERNAL_ID", $"{keyField.Name}: more than one record found for external id field: [{string.Join(", ", rows.Select(row => row.Id))}]")),
        };
    }

    public SaveResult Delete(string? id, SObjectType? type = null) => Guard(id, () =>
    {
        var row = Locate(type, id);
        Strike(row, row.Values);
        new Remover(org).Delete(row, options.UserId);
        return SaveResult.Saved(row.Id);
    });

    private static SaveResult Guard(string? id, Func<SaveResult> write)
    {
        try
        {
            return write();
        }
        catch (RowRefusedException refused)
        {
            return SaveResult.Failed(refused.Error, id is null ? null : SalesforceId.Normalize(id) ?? id);
        }
    }

    private static void RequireWritable(SObjectType type)
    {
        if (!type.Writable)
        {
            throw new RowRefusedException(new("INVALID_TYPE_FOR_OPERATION", $"entity type {type.Name} does not support create"));
        }
    }

    private SObjectRow Locate(SObjectType? type, string? id)
    {
        if (SalesforceId.Normalize(id) is not { } key)
        {
            throw new RowRefusedException(new("MALFORMED_ID", $"{type?.Name ?? "Record"} ID: id value of incorrect type: {id}", "Id"));
        }

        return _store.Find(key) switch
        {
            { IsDeleted: true } => throw new RowRefusedException(new("ENTITY_IS_DELETED", "entity is deleted")),
            { } row when type is null || row.Type == type => row,
            _ => throw new RowRefusedException(new("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id")),
        };
    }

    private void FillDefaults(SObjectType type, object?[] values)
    {
        foreach (var field in type.Fields)
        {
            values[field.Ordinal] ??= field switch
            {
                { Type: "boolean" } => field.Name is "IsActive",
                { Name: "OwnerId" } => options.UserId,
                { DefaultedOnCreate: true, Type: "picklist" } => field.Picklist is [var first, ..] ? first : null,
                _ => null,
            };
        }
    }

    private void Complete(SObjectRow row, object?[] values, SObjectRow? before)
    {
        var missing = row.Type.Fields.Where(field => field.Required && values[field.Ordinal] is null).Select(field => field.Name).ToArray();

        if (missing.Length > 0)
        {
            throw new RowRefusedException(new("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]", missing));
        }

        DerivedFields.Apply(row.Type, values, _store, org.Now);
        Strike(row, values);
        PermissionChecks.Check(row, values, org);
        UniqueChecks.Check(row, values, org, options.AllowDuplicates);
        Stamp(values, before);
    }

    private void Strike(SObjectRow row, object?[] values)
    {
        var rule = org.Faults.OnRow(SandboxSystem.Salesforce, row.Type.Name, values.OfType<string>().Prepend(row.Id));

        if (rule is not null)
        {
            throw new RowRefusedException(rule.Effect is FaultEffect.RowLock
                ? new(rule.ErrorCode ?? "UNABLE_TO_LOCK_ROW", rule.Message ?? $"unable to obtain exclusive access to this record or 1 records: {row.Id}")
                : new(rule.ErrorCode ?? "FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.Message ?? "This record may not be changed."));
        }
    }

    private void Stamp(object?[] values, SObjectRow? before)
    {
        var now = org.Now;
        values[SObjectRow.StampOrdinal] = values[SObjectRow.ModifiedOrdinal] = now;
        values[SObjectRow.ModifiedByOrdinal] = options.UserId;

        if (before is null)
        {
            values[SObjectRow.CreatedOrdinal] = now;
            values[SObjectRow.CreatedByOrdinal] = options.UserId;
        }
    }
}
