using System.CommandLine;
using System.Globalization;
using CxHub.Activation.Pushing;
using CxHub.Connectors;
using CxHub.Domain.Ports;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PushScores;
using CxHub.Storage;
using Spectre.Console;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub push [--dry-run]</c>: writes what differs, or shows with its price what would be written.</summary>
internal static class PushCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show the plan with before, after and price; write nothing" };
    private static readonly Option<int> Rows = new("--rows") { Description = "Rows to show of a dry run", DefaultValueFactory = _ => 10 };

    public static Command Build()
    {
        var command = new Command("push", "Writes scores and comments where they differ from what stands in the targets") { DryRun, Rows };
        command.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(
            HubFlags.Options(parse),
            (services, token) => parse.GetValue(DryRun) ? PreviewAsync(services, parse.GetValue(Rows), token) : PushAsync(services, token),
            cancellationToken));
        return command;
    }

    private static async Task<int> PushAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var failed = false;
        foreach (var sink in services.GetRequiredService<ConnectorCatalog>().Sinks)
        {
            var run = await services.GetRequiredService<StepLease>().RunAsync($"push:{sink.Name}", token => services.GetRequiredService<PushTarget>().RunAsync(sink, token), cancellationToken);
            failed |= run?.State is PushRunState.Failed;
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, run is null
                ? (FormattableString)$"{sink.Name}: nothing to write"
                : $"{sink.Name}: {run.Planned} looked at, {run.Written} written, {run.Unchanged} unchanged, {run.Filtered} held back, {run.Rejected} rejected, {run.Calls} calls (run {run.Id})");
        }

        return failed ? 1 : 0;
    }

    private static async Task<int> PreviewAsync(IServiceProvider services, int rows, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<HubStore>();
        foreach (var sink in services.GetRequiredService<ConnectorCatalog>().Sinks)
        {
            var waiting = await store.ReadAsync(session => session.Pending.TakeAsync(PendingStep.Push(sink.Name), int.MaxValue, cancellationToken), cancellationToken);
            var plans = await services.GetRequiredService<PushPlanning>().PlanAsync(sink.Name, "dry-run", [.. waiting.Select(item => item.Key)], cancellationToken);
            if (plans.Count is 0)
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{sink.Name}: nothing would be written");
            }

            foreach (var plan in plans)
            {
                Show(sink, plan, rows);
            }
        }

        return 0;
    }

    private static void Show(ISink sink, PushPlan plan, int rows)
    {
        var preview = PushPreview.Of(plan, sink.Estimate(plan.Entity, plan.Write), sink.Calls.Quota);
        var share = preview.ShareOfQuotaLeft is { } left ? FormattableString.Invariant($", {left:P2} of what is left of today's allocation") : string.Empty;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{plan.Target}/{plan.Entity}[/]: {preview.Planned} looked at, {preview.Write} would be written, {preview.Unchanged} unchanged, {preview.Filtered} held back; {preview.Calls.Calls} calls by {preview.Calls.Route}{share}");
        var table = LoopReport.Table("First rows", "record", "field", "before", "after");
        foreach (var (row, change) in plan.Rows.Where(row => row.Outcome is PlanOutcome.Write).Take(rows).SelectMany(row => row.Changes.Select(change => (row, change))))
        {
            table.AddRow(Markup.Escape(row.RecordId), Markup.Escape(change.Field), Shown(change.Known, change.Before), Shown(true, change.After));
        }

        if (table.Rows.Count > 0)
        {
            AnsiConsole.Write(table);
        }
    }

    private static string Shown(bool known, object? value)
    {
        var text = known ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "(empty)" : "(unknown)";
        return Markup.Escape(text.Length > 60 ? text[..60] + "…" : text);
    }
}
