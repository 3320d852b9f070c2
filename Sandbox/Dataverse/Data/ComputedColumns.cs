using System.Globalization;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>Columns that the service computes whenever a row is written.</summary>
internal static class ComputedColumns
{
    public static void Apply(Table table, Guid id, object?[] values, DataStore store)
    {
        values[0] = id;

        if (table.Find("fullname") is { } fullName)
        {
            var parts = new[] { values[table["firstname"].Ordinal], values[table["lastname"].Ordinal] }.OfType<string>();
            values[fullName.Ordinal] = string.Join(' ', parts) is { Length: > 0 } name ? name : null;
        }

        if (table.Find("activitytypecode") is { } activity)
        {
            values[activity.Ordinal] = table.Name;
        }

        if (table.Find("ticketnumber") is { } ticket)
        {
            values[ticket.Ordinal] ??= $"CAS-{store[table].Count + 1:00000}-{id.ToString()[..6].ToUpper(CultureInfo.InvariantCulture)}";
        }

        if (table.Find("transactioncurrencyid") is { } currency && values[currency.Ordinal] is EntityReference reference && store.Find(reference)?["exchangerate"] is decimal rate)
        {
            values[table["exchangerate"].Ordinal] = rate;
        }

        ApplyBaseAmounts(table, values);
    }

    private static void ApplyBaseAmounts(Table table, object?[] values)
    {
        var rate = table.Find("exchangerate") is { } rateColumn && values[rateColumn.Ordinal] is decimal own && own > 0 ? own : 1m;

        foreach (var column in table.Columns.Where(column => column.Kind is ColumnKind.Money && table.Find(column.Name + "_base") is not null))
        {
            values[table[column.Name + "_base"].Ordinal] = values[column.Ordinal] is decimal amount ? Math.Round(amount / rate, 4) : null;
        }
    }
}
