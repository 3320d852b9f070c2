using System.Text.Json;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>Creates, updates and deletes rows with the service's checks; a refusal is a <see cref="DataverseException"/>.</summary>
internal sealed class RowWriter(DataverseCall call)
{
    private readonly DataverseEnvironment _environment = call.Environment;
    private readonly DataStore _store = call.Environment.Store;

    /// <param name="table">Table of the new row.</param>
    /// <param name="payload">The body.</param>
    /// <param name="key">Key of an upsert: its id or key columns are taken over where the body does not set them.</param>
    public Row Create(Table table, JsonElement payload, RowKey? key = null)
    {
        var values = new object?[table.Columns.Count];

        foreach (var column in table.Columns)
        {
            values[column.Ordinal] = column.Default;
        }

        ApplyKey(table, values, key);
        var children = PayloadReader.Apply(table, values, payload, call);
        var id = values[0] as Guid? ?? key?.Id ?? Guid.CreateVersion7(_environment.Now);
        RequireNew(table, id);
        Require(table, values);
        Fill(table, values);
        return Insert(table, id, values, children);
    }

    public Row Update(Row row, JsonElement payload, RowKey? key = null)
    {
        var values = row.Copy();

        // A key cannot be changed through itself: its columns in the body are dropped.
        var children = PayloadReader.Apply(row.Table, values, payload, call, [row.Table.KeyColumn, .. key?.Values.Keys ?? []]);
        Save(row, values);
        children.ForEach(child => CreateChild(child, row));
        return row;
    }

    public void Save(Row row, object?[] values)
    {
        StateRules.Apply(row.Table, values, row, _environment.Now);
        Complete(row.Table, row.Id, values, row);
        _store.Update(row, values);
        Stamp(row);
    }

    public void Delete(Row row)
    {
        Strike(row.Table, row.Id, row.Values);
        new RowRemover(_environment).Delete(row);
    }

    private Row Insert(Table table, Guid id, object?[] values, List<DeepInsert> children)
    {
        StateRules.Apply(table, values, before: null, _environment.Now);
        Complete(table, id, values, before: null);
        var row = new Row(table, id, values, _store.NextVersion());
        _store.Insert(row);
        Stamp(row);
        children.ForEach(child => CreateChild(child, row));
        return row;
    }

    private void CreateChild(DeepInsert child, Row parent)
    {
        var row = Create(child.Table, child.Payload);
        var values = row.Copy();
        values[child.Lookup.Ordinal] = new EntityReference(parent.Table.Name, parent.Id);
        Save(row, values);
    }

    private static void ApplyKey(Table table, object?[] values, RowKey? key)
    {
        foreach (var (name, text) in key?.Values ?? new Dictionary<string, string>())
        {
            using var literal = JsonDocument.Parse(table[name].IsText ? JsonSerializer.Serialize(text) : text);
            values[table[name].Ordinal] = ColumnValue.Parse(table, table[name], literal.RootElement);
        }
    }

    private void RequireNew(Table table, Guid id)
    {
        if (_store[table].Find(id) is not null)
        {
            throw new DataverseException(412, "0x80040237", "A record with matching key values already exists.");
        }
    }

    private static void Require(Table table, object?[] values)
    {
        if (table.Columns.FirstOrDefault(column => column.Required && values[column.Ordinal] is null) is { } missing)
        {
            throw missing.Kind is ColumnKind.Customer
                ? new DataverseException(400, "0x80040203", "You should specify a parent contact or account.")
                : new DataverseException(400, "0x80040203", $"The '{missing.Name}' attribute of the '{table.Name}' entity is required.");
        }
    }

    private void Fill(Table table, object?[] values)
    {
        var now = _environment.Now;
        var caller = new EntityReference("systemuser", call.CallerId);
        values[table["createdon"].Ordinal] = values[table["overriddencreatedon"].Ordinal] ?? now;
        values[table["createdby"].Ordinal] = caller;

        if (table.Find("ownerid") is { } owner)
        {
            values[owner.Ordinal] ??= caller;
            values[table["owningbusinessunit"].Ordinal] = new EntityReference("businessunit", _environment.BusinessUnitId);
        }
    }

    private void Complete(Table table, Guid id, object?[] values, Row? before)
    {
        values[table["modifiedon"].Ordinal] = _environment.Now;
        values[table["modifiedby"].Ordinal] = new EntityReference("systemuser", call.CallerId);
        ComputedColumns.Apply(table, id, values, _store);
        Strike(table, id, values);
        KeyRules.Check(table, values, before, call);
    }

    /// <summary>The version that the row has just got is also a column.</summary>
    private static void Stamp(Row row) => row.Values[row.Table["versionnumber"].Ordinal] = row.Version;

    private void Strike(Table table, Guid id, object?[] values)
    {
        var rule = _environment.Faults.OnRow(SandboxSystem.Dataverse, table.Name, values.Select(KeyIndex.Text).OfType<string>().Prepend(id.ToString()));

        if (rule is not null)
        {
            throw rule.Effect is FaultEffect.RowLock
                ? new DataverseException(500, rule.ErrorCode ?? "0x80044150", rule.Message ?? "Generic SQL error. Transaction was deadlocked on lock resources with another process and has been chosen as the deadlock victim.")
                : new DataverseException(400, rule.ErrorCode ?? "0x80040265", rule.Message ?? "This record may not be changed (refused by a plug-in).");
        }
    }
}
