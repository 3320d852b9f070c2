using System.CommandLine;
using System.Globalization;
using CxHub.Activation.Pushing;
using CxHub.Connectors;
using CxHub.Functions.Hosting;
using CxHub.Functions.PushScores;
using CxHub.Storage;
using Spectre.Console;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub push [--dry-run] [--approve] [--resend-parked]</c>: writes what differs, or shows with its price what would be written.</summary>
internal static class PushCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show the plan with before, after and price; write nothing" };
    private static readonly Option<bool> Approve = new("--approve") { Description = "Push also what push.gate of hub.yaml holds back" };
    private static readonly Option<bool> ResendParked = new("--resend-parked") { Description = "Send also the rows that are parked because the target rejected them too often" };
    private static readonly Option<int> Rows = new("--rows") { Description = "Rows to show of a dry run", DefaultValueFactory = _ => 10 };

    public static Command Build()
    {
        var command = new Command("push", "Writes scores and comments where they differ from what stands in the targets") { DryRun, Approve, ResendParked, Rows };
        command.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(
            HubFlags.Options(parse),
            (services, token) => parse.GetValue(DryRun) ? PreviewAsync(services, parse.GetValue(Rows), token) : PushAsync(services, parse.GetValue(Approve), parse.GetValue(ResendParked), token),
            cancellationToken));
        return command;
    }

    private static async Task<int> PushAsync(IServiceProvider services, bool approved, bool resend, CancellationToken cancellationToken)
    {
        var failed = false;
        foreach (var sink in services.GetRequiredService<ConnectorCatalog>().Sinks)
        {
            if (resend)
            {
                var rows = await services.GetRequiredService<ParkedRows>().ResendAsync(sink.Name, cancellationToken);
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{sink.Name}: {rows} parked rows are tried again");
            }

            var guard = services.GetRequiredService<PushGuard>();
            if (approved)
            {
                await guard.ApproveAsync(sink, cancellationToken);
            }
            else if (!await guard.MayPassAsync(sink, cancellationToken))
            {
                failed = true;
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{sink.Name}: held by push.gate; look at cxhub push --dry-run, then cxhub push --approve");
                continue;
            }

            var run = await services.GetRequiredService<StepLease>().RunAsync($"push:{sink.Name}", token => services.GetRequiredService<PushTarget>().RunAsync(sink, token), cancellationToken);
            failed |= run?.State is PushRunState.Failed;
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, run is null
                ? (FormattableString)$"{sink.Name}: nothing to write"
                : $"{sink.Name}: {run.Planned} looked at, {run.Written} written, {run.Unchanged} unchanged, {run.Filtered} held back, {run.Rejected} rejected, {run.Parked} parked, {run.Calls} calls (run {run.Id})");
        }

        return failed ? 1 : 0;
    }

    private static async Task<int> PreviewAsync(IServiceProvider services, int rows, CancellationToken cancellationToken)
    {
        foreach (var sink in services.GetRequiredService<ConnectorCatalog>().Sinks)
        {
            var plans = await services.GetRequiredService<PreviewPush>().RunAsync(sink, cancellationToken);
            if (plans.Count is 0)
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{sink.Name}: nothing would be written");
            }

            foreach (var plan in plans)
            {
                Show(plan, rows);
            }
        }

        return 0;
    }

    private static void Show(PricedPlan priced, int rows)
    {
        var (plan, preview) = (priced.Plan, priced.Preview);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{plan.Target}/{plan.Entity}[/]: {preview.Planned} looked at, {preview.Write} would be written, {preview.Unchanged} unchanged, {preview.Filtered} held back, {preview.Parked} parked; {Price(priced)}");
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

    private static string Price(PricedPlan priced)
    {
        var preview = priced.Preview;
        var from = priced.Pace.Runs > 0 ? $"as {priced.Pace.Runs} earlier runs took" : "as usual for this route";
        var time = preview is { Write: > 0, Duration: { } duration } ? FormattableString.Invariant($", about {Math.Max(0.1, duration.TotalSeconds):0.0} s ({from})") : string.Empty;
        var share = preview is { ShareOfQuota: { } day, ShareOfQuotaLeft: { } left } ? FormattableString.Invariant($", {day:P2} of today's allocation ({left:P2} of what is left)") : string.Empty;
        return FormattableString.Invariant($"{preview.Calls.Calls} calls by {preview.Calls.Route}{time}{share}");
    }

    private static string Shown(bool known, object? value)
    {
        var text = known ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "(empty)" : "(unknown)";
        return Markup.Escape(text.Length > 60 ? text[..60] + "…" : text);
    }
}
