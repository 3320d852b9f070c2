using System.Globalization;
using CxHub.Functions.Hosting;
using Spectre.Console;

namespace CxHub.Functions.Commands;

/// <summary>A pass of the loop in a few lines for a person.</summary>
internal static class LoopReport
{
    public static void Write(LoopSummary summary)
    {
        Found(summary);
        Written(summary);
        foreach (var error in summary.Errors)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]Stopped early:[/] {error}");
        }

        if (summary.SetAside > 0)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{summary.SetAside:N0} rows are set aside with their reasons: see Sources in the console.");
        }

        if (summary.Failed > 0)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{summary.Failed:N0} messages were given up:[/] see Settings in the console, where they can be sent again.");
        }
    }

    public static void Found(LoopSummary summary)
    {
        var table = Table("What was read", "system", "records");
        foreach (var (source, entities) in summary.Sources.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            table.AddRow(source, string.Join(", ", entities.Where(entity => entity.Value > 0).Select(entity => FormattableString.Invariant($"{entity.Value:N0} {entity.Key}"))));
        }

        AnsiConsole.Write(table);
    }

    public static void Written(LoopSummary summary)
    {
        var table = Table("What was written", "system", "records changed", "already right", "held back", "rejected", "parked", "follow-ups opened", "API calls");
        foreach (var target in summary.Pushes.Keys.Union(summary.FollowUps.Keys).Order(StringComparer.Ordinal))
        {
            var push = summary.Pushes.GetValueOrDefault(target) ?? new PushCounts(0, 0, 0, 0, 0, 0);
            var followUps = summary.FollowUps.GetValueOrDefault(target) ?? new FollowUpCounts(0, 0);
            table.AddRow(target, N(push.Written), N(push.Unchanged), N(push.Filtered), N(push.Rejected + followUps.Rejected), N(push.Parked), N(followUps.Opened), N(push.Calls));
        }

        AnsiConsole.Write(table);
    }

    public static Table Table(string title, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(title, new Style(decoration: Decoration.Bold)), Border = TableBorder.Rounded };
        foreach (var column in columns)
        {
            table.AddColumn(column);
        }

        return table;
    }

    private static string N(long number) => FormattableString.Invariant($"{number:N0}");
}
