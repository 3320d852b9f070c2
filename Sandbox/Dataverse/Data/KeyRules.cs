using CxHub.Sandbox.Dataverse.Schema;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>Alternate keys are unique; duplicate-detection rules act only when the caller switches them on.</summary>
internal static class KeyRules
{
    public static void Check(Table table, object?[] values, Row? before, DataverseCall call)
    {
        foreach (var index in call.Environment.Store[table].Indexes)
        {
            if (index.KeyOf(values) is { } key && index.Find(key) is { } holder && holder != before)
            {
                var columns = string.Join(", ", index.Key.Columns);
                throw new DataverseException(412, "0x80060892", $"Entity Key {index.Key.SchemaName} violated. A record with the same value for {columns} already exists. A duplicate record cannot be created. Select one or more unique values and try again.");
            }
        }

        var detects = string.Equals(call.Request.Header("MSCRM.SuppressDuplicateDetection"), "false", StringComparison.OrdinalIgnoreCase);

        if (detects && call.Environment.DuplicateRules.Where(rule => rule.Table == table.Name).Any(rule => Breaks(rule, table, values, before, call)))
        {
            throw new DataverseException(412, "0x80040333", "A record was not created or updated because a duplicate of the current record already exists.");
        }
    }

    private static bool Breaks(DuplicateRule rule, Table table, object?[] values, Row? before, DataverseCall call)
    {
        var columns = rule.Columns.Select(name => table[name]).ToArray();
        var texts = columns.Select(column => KeyIndex.Text(values[column.Ordinal])).ToArray();
        return !texts.Contains(null) && call.Environment.Store[table].All.Any(other =>
            other != before && columns.Zip(texts).All(pair => string.Equals(KeyIndex.Text(other[pair.First]), pair.Second, StringComparison.OrdinalIgnoreCase)));
    }
}
