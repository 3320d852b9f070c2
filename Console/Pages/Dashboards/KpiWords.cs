using CxHub.Domain.Configuration;
using CxHub.Insights.Kpis;

namespace CxHub.Console.Pages.Dashboards;

/// <summary>KPIs in the viewer's words.</summary>
internal static class KpiWords
{
    /// <summary>The department as configuration and addresses write it.</summary>
    public static string Path(Department department) => ConfigNames.Written(department.ToString());

    public static string Name(Viewer viewer, Department department) => department switch
    {
        Department.Executive => viewer.Words["Executive"],
        Department.Cx => viewer.Words["Customer experience"],
        Department.Sales => viewer.Words["Sales"],
        Department.CustomerSuccess => viewer.Words["Customer success"],
        Department.Service => viewer.Words["Service"],
        Department.Product => viewer.Words["Product"],
        Department.Marketing => viewer.Words["Marketing"],
        Department.Finance => viewer.Words["Finance"],
        Department.Hr => viewer.Words["People (HR)"],
        _ => viewer.Words["IT and data"],
    };

    /// <summary>The value with its unit; a dash where there is none.</summary>
    public static string Value(Viewer viewer, KpiKind kind, KpiReading? reading) => reading?.Value is { } value ? Number(viewer, kind, value, reading.Currency) : "–";

    public static string Number(Viewer viewer, KpiKind kind, double value, string? currency = null) => kind.Unit switch
    {
        KpiUnit.Points => viewer.WithSign(value, Digits(kind)),
        KpiUnit.Percent => viewer.Number(value, Digits(kind)) + "\u00a0%",
        KpiUnit.Hours => viewer.Words["{0} h", viewer.Number(value, 1)],
        KpiUnit.Minutes => viewer.Words["{0} min", viewer.Number(value, 1)],
        KpiUnit.Scale => viewer.Number(value, 2),
        KpiUnit.Money => Money(viewer, value, currency),
        _ => viewer.Number((long)Math.Round(value, MidpointRounding.AwayFromZero)),
    };

    /// <summary>From and to, in the unit of the value.</summary>
    public static string? Range(Viewer viewer, KpiKind kind, KpiReading reading) =>
        reading.Interval is { } interval ? viewer.Words["{0} to {1}", Number(viewer, kind, interval.Lower, reading.Currency), Number(viewer, kind, interval.Upper, reading.Currency)] : null;

    public static string? Target(Viewer viewer, KpiDefinition definition) => definition.Target is { } target
        ? viewer.Words[target.AtLeast ? "at least {0}" : "at most {0}", Number(viewer, definition.Kind, target.Limit)]
        : null;

    public static string State(Viewer viewer, KpiState state) => state switch
    {
        KpiState.Met => viewer.Words["target met"],
        KpiState.Missed => viewer.Words["target missed"],
        KpiState.TooCloseToCall => viewer.Words["too close to call"],
        KpiState.NoTarget => viewer.Words["no target set"],
        _ => viewer.Words["no figure"],
    };

    public static string Tone(KpiState state) => state switch { KpiState.Met => "good", KpiState.Missed => "failed", KpiState.TooCloseToCall => "late", _ => "" };

    public static string Cadence(Viewer viewer, KpiCadence cadence) => cadence switch
    {
        KpiCadence.Daily => viewer.Words["daily"],
        KpiCadence.Weekly => viewer.Words["weekly"],
        KpiCadence.Monthly => viewer.Words["monthly"],
        _ => viewer.Words["quarterly"],
    };

    /// <summary>The change since the period before, and whether it is more than chance.</summary>
    public static string Change(Viewer viewer, KpiRow row)
    {
        if (row.Figure?.Change is not { } change)
        {
            return viewer.Words["no figure for the period before"];
        }

        var difference = Difference(viewer, row.Definition.Kind, change.Difference, row.Figure.Now.Currency);
        return row.IsBetter switch
        {
            _ when change.Difference is 0 => viewer.Words["as in the period before"],
            true => viewer.Words["{0} since the period before: better", difference],
            false => viewer.Words["{0} since the period before: worse", difference],
            _ => viewer.Words["{0} since the period before: within noise", difference],
        };
    }

    /// <summary>Whether the periods rise or fall, and what that is known from; null where there is one period only.</summary>
    public static string? Trend(Viewer viewer, KpiRow row)
    {
        if (row.Series is not { Points: { Count: > 1 } points } series)
        {
            return null;
        }

        var said = series.Trend.Value switch
        {
            { FinalP: < 0.05 } trend => viewer.Words[trend.Slope > 0 ? "rising over {0} periods, {1} each" : "falling over {0} periods, {1} each", points.Count, Difference(viewer, row.Definition.Kind, trend.Slope, points[^1].Currency)],
            not null => viewer.Words["no trend over {0} periods: the ups and downs are within noise", points.Count],
            _ when points.Count < Insights.Statistics.Trend.MinimumPeriods => viewer.Words["{0} periods; whether there is a trend can be told from {1} on", points.Count, Insights.Statistics.Trend.MinimumPeriods],
            _ => viewer.Words["the same in {0} periods", points.Count],
        };
        return points.Any(point => point.IsRecomputed) ? $"{said} ({viewer.Words["earlier ones computed from the records"]})" : said;
    }

    public static string Mark(KpiRow row) => row.Figure?.Change?.Difference switch { > 0 => "▲", < 0 => "▼", _ => "–" };

    public static string? Owner(Viewer viewer, KpiDefinition definition) => definition.Owner is { } owner ? viewer.Words[owner] : null;

    public static string Unit(Viewer viewer, KpiKind kind, KpiReading? reading) => kind.Unit switch
    {
        KpiUnit.Points => viewer.Words["points"],
        KpiUnit.Percent => "%",
        KpiUnit.Hours => viewer.Words["hours"],
        KpiUnit.Minutes => viewer.Words["minutes"],
        KpiUnit.Money => reading?.Currency ?? "",
        _ => "",
    };

    private static string Difference(Viewer viewer, KpiKind kind, double difference, string? currency) => kind.Unit switch
    {
        KpiUnit.Points or KpiUnit.Percent => viewer.Words["{0} points", viewer.WithSign(difference, 1)],
        KpiUnit.Scale => viewer.WithSign(difference, 2),
        _ => (difference > 0 ? "+" : "") + Number(viewer, kind, difference, currency),
    };

    private static int Digits(KpiKind kind) => kind.Name is KpiCatalog.RelationalNps or KpiCatalog.EmployeeNps ? 0 : 1;

    private static string Money(Viewer viewer, double value, string? currency)
    {
        var (amount, words) = Math.Abs(value) switch
        {
            >= 1e9 => (viewer.Number(value / 1e9, 2), viewer.Words["{0} billion"]),
            >= 1e6 => (viewer.Number(value / 1e6, 1), viewer.Words["{0} million"]),
            _ => (viewer.Number(value, 0), "{0}"),
        };
        return string.Format(viewer.Culture, words, amount) + (currency is null ? "" : "\u00a0" + currency);
    }
}
