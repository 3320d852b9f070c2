using CxHub.Sandbox.Dataverse.Schema;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>State and status reason move together; closed activities, cases and opportunities are read-only.</summary>
internal static class StateRules
{
    private static readonly string[] ReadOnlyWhenClosed = ["task", "opportunity", "incident"];

    /// <summary>Completes <paramref name="values"/> in place. <paramref name="before"/> is null for a new row.</summary>
    public static void Apply(Table table, object?[] values, Row? before, DateTimeOffset now)
    {
        if (table.Find("statecode") is not { } state || table.Find("statuscode") is not { } status)
        {
            return;
        }

        var (oldState, oldStatus) = before is null ? (state.Default as int?, status.Default as int?) : (before[state] as int?, before[status] as int?);
        var newState = values[state.Ordinal] as int? ?? 0;

        // A state alone takes its first status reason.
        if (newState != oldState && values[status.Ordinal] as int? == oldStatus)
        {
            values[status.Ordinal] = status.Options.First(option => option.State == newState).Value;
        }

        if (status.Options.First(option => option.Value == (int)values[status.Ordinal]!).State != newState)
        {
            throw new DataverseException(400, "0x80048408", $"{values[status.Ordinal]} is not a valid status code for state code {state.Options.First(option => option.Value == newState).Label} on {table.Name}.");
        }

        if (before is not null && oldState is not 0 && newState == oldState && ReadOnlyWhenClosed.Contains(table.Name))
        {
            throw new DataverseException(400, "0x80040203", $"The {table.Name} is closed ({state.Options.First(option => option.Value == oldState).Label}) and cannot be updated. Reactivate it first.");
        }

        if (table.Name is "task" && newState is not 0 && (before is null || oldState is 0))
        {
            values[table["actualend"].Ordinal] ??= now;
        }
    }
}
