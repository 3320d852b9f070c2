using System.CommandLine;
using CxHub.Console.Pages.Dashboards;
using CxHub.Domain.Configuration;
using CxHub.Functions.Http;
using CxHub.Insights.Kpis;
using CxHub.Storage;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report kpis --department sales</c>: the figures of a department, or of all, as last measured.</summary>
public static class KpisReport
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string?> department = new("--department") { Description = "One department; without it all of them" };
        department.AcceptOnlyFromAmong([.. Enum.GetNames<Department>().Select(ConfigNames.Written)]);
        return shared.StoreCommand("kpis", "KPIs by department with n, interval, target and change, as last measured", [department], (result, services, cancellationToken) =>
            DocumentAsync(services, result.GetValue(department), cancellationToken));
    }

    private static async Task<ReportDocument> DocumentAsync(IServiceProvider services, string? department, CancellationToken cancellationToken)
    {
        var plan = services.GetRequiredService<KpiPlan>();
        var (measured, history) = await services.GetRequiredService<HubStore>().ReadAsync(
            async session => KpiSnapshot.Read(await session.Models.GetAsync(KpiSnapshot.Name, cancellationToken)) is var snapshot ? (snapshot, await KpiHistory.LoadAsync(session, snapshot, cancellationToken)) : default,
            cancellationToken);
        var lines = plan.Departments.Where(one => department is null || ConfigNames.Written(one.ToString()) == department).SelectMany(one => KpiBoard.Of(plan, one, measured, history)).Select(KpiLine.Of).ToList();
        return measured is null
            ? ReportDocument.Refused("kpis", "Nothing has been measured yet. A run measures at its end: cxhub run.")
            : new()
            {
                Report = "kpis",
                Sentence = Sentence(lines),
                Figures = [new("measuredAt", measured.MeasuredAt), new("formulaVersion", KpiMeasures.FormulaVersion)],
                Tables =
                [
                    new("kpis", ["department", "kpi", "value", "unit", "n", "lower", "upper", "target", "state", "change", "slope", "trendP", "owner"], [.. lines.Select(Row)]),
                    new("parts", ["department", "kpi", "part", "value", "n", "lower", "upper"], [.. lines.SelectMany(line => line.Parts.Select(part => (IReadOnlyList<object?>)[line.Department, line.Name, part.Name, part.Value, part.N, part.Interval?.Lower, part.Interval?.Upper]))]),
                    new("history", ["department", "kpi", "at", "value", "n", "lower", "upper", "recomputed"], [.. lines.SelectMany(line => line.History.Select(point => (IReadOnlyList<object?>)[line.Department, line.Name, point.At, point.Value, point.N, point.Interval?.Lower, point.Interval?.Upper, point.IsRecomputed]))]),
                ],
                Notes = [.. lines.Where(line => line.Missing is not null).Select(line => $"{line.Department}/{line.Name}: {line.Missing}").Distinct(StringComparer.Ordinal)],
            };
    }

    private static string Sentence(List<KpiLine> lines)
    {
        var aimed = lines.Where(line => line is { Value: not null } and ({ AtLeast: not null } or { AtMost: not null })).ToList();
        return aimed.Count is 0 ? "No figure with a target could be measured." : FormattableString.Invariant($"{aimed.Count(line => line.State is KpiState.Met)} of {aimed.Count} targets are met.");
    }

    private static IReadOnlyList<object?> Row(KpiLine line) =>
    [
        line.Department, line.Name, line.Value, line.Currency ?? line.Unit.ToString().ToLowerInvariant(), line.N, line.Lower, line.Upper,
        line.AtLeast is { } least ? FormattableString.Invariant($"at least {least}") : line.AtMost is { } most ? FormattableString.Invariant($"at most {most}") : null, line.State, line.Change, line.Slope, line.TrendP, line.Owner,
    ];
}
