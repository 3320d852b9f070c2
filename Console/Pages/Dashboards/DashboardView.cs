using CxHub.Console.Sheets;
using CxHub.Insights.Kpis;
using CxHub.Storage;

namespace CxHub.Console.Pages.Dashboards;

/// <summary>One department's figures against their targets, and the other dashboards that the viewer may open.</summary>
public sealed record DashboardView
{
    /// <summary>Null when no department has figures that the viewer may see.</summary>
    public required Department? Department { get; init; }

    public required IReadOnlyList<Department> Departments { get; init; }

    public required IReadOnlyList<KpiRow> Rows { get; init; }

    /// <summary>Null when nothing has been measured yet.</summary>
    public required DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>Null when the department has no dashboard, or not one for this viewer.</summary>
    internal static async Task<DashboardView?> LoadAsync(HubSession session, KpiPlan plan, string? name, Viewer viewer, CancellationToken cancellationToken)
    {
        Department[] departments = [.. plan.Departments.Where(department => plan.MaySee(department, viewer.IsInRole))];
        Department? asked = name is null ? departments.Cast<Department?>().FirstOrDefault() : departments.Cast<Department?>().FirstOrDefault(department => KpiWords.Path(department!.Value) == name);
        if (name is not null && asked is null)
        {
            return null;
        }

        var measured = KpiSnapshot.Read(await session.Models.GetAsync(KpiSnapshot.Name, cancellationToken));
        return new() { Department = asked, Departments = departments, Rows = asked is { } one ? KpiBoard.Of(plan, one, measured, await KpiHistory.LoadAsync(session, measured, cancellationToken)) : [], MeasuredAt = measured?.MeasuredAt };
    }

    internal string Sentence(Viewer viewer)
    {
        var words = viewer.Words;
        if (MeasuredAt is null)
        {
            return words["Nothing has been measured yet."];
        }

        var aimed = Rows.Where(row => row.Definition.Target is not null && row.State is not KpiState.NoValue).ToList();
        return aimed.Count is 0
            ? words["No figure with a target could be measured; each card says what it knows."]
            : string.Join(' ', new[]
            {
                words["{0} of {1} targets are met.", aimed.Count(row => row.State is KpiState.Met), aimed.Count],
                Named(viewer, KpiState.Missed) is { Length: > 0 } missed ? words["Missed: {0}.", missed] : null,
                Named(viewer, KpiState.TooCloseToCall) is { Length: > 0 } close ? words["Too close to call: {0}.", close] : null,
            }.OfType<string>());
    }

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("kpis", viewer.Words["Figures and targets"],
            [
                new("kpi", viewer.Words["Figure"]), new("value", viewer.Words["Value"], true), new("unit", viewer.Words["Unit"]), new("n", "n", true, 0), new("lower", viewer.Words["Lower"], true), new("upper", viewer.Words["Upper"], true),
                new("target", viewer.Words["Target"]), new("state", viewer.Words["State"]), new("change", viewer.Words["Change"], true), new("owner", viewer.Words["Owner"]), new("cadence", viewer.Words["Looked at"]),
            ],
            [.. Rows.Select(row => Cells(viewer, row))]),
        new("parts", viewer.Words["What the figures are made of"],
            [new("kpi", viewer.Words["Figure"]), new("part", viewer.Words["Part"]), new("value", viewer.Words["Value"], true), new("n", "n", true, 0), new("lower", viewer.Words["Lower"], true), new("upper", viewer.Words["Upper"], true)],
            [.. Rows.SelectMany(row => (row.Figure?.Now.Parts ?? []).Select(part => (IReadOnlyList<object?>)[viewer.Words[row.Definition.Title], viewer.Words[part.Name], part.Value, part.N, part.Interval?.Lower, part.Interval?.Upper]))]),
        new("history", viewer.Words["How the figures stood before"],
            [
                new("kpi", viewer.Words["Figure"]), new("at", viewer.Words["Date"]), new("value", viewer.Words["Value"], true), new("n", "n", true, 0), new("lower", viewer.Words["Lower"], true), new("upper", viewer.Words["Upper"], true),
                new("computed", viewer.Words["Computed"]),
            ],
            [.. Rows.SelectMany(row => (row.Series?.Points ?? []).Select(point => (IReadOnlyList<object?>)
                [viewer.Words[row.Definition.Title], point.At, point.Value, point.N, point.Interval?.Lower, point.Interval?.Upper, viewer.Words[point.IsRecomputed ? "afterwards, from the records" : "at the time"]]))]),
    ];

    private static IReadOnlyList<object?> Cells(Viewer viewer, KpiRow row)
    {
        var now = row.Figure?.Now;
        return
        [
            viewer.Words[row.Definition.Title], now?.Value, KpiWords.Unit(viewer, row.Definition.Kind, now), now?.N, now?.Interval?.Lower, now?.Interval?.Upper,
            KpiWords.Target(viewer, row.Definition), KpiWords.State(viewer, row.State), row.Figure?.Change?.Difference, KpiWords.Owner(viewer, row.Definition), KpiWords.Cadence(viewer, row.Definition.Cadence),
        ];
    }

    private string Named(Viewer viewer, KpiState state) => string.Join(", ", Rows.Where(row => row.State == state && row.Definition.Target is not null).Select(row => viewer.Words[row.Definition.Title]));
}
