using CxHub.Console.Charts;
using CxHub.Console.Sheets;
using CxHub.Insights;
using CxHub.Insights.Drivers;
using CxHub.Storage;

namespace CxHub.Console.Pages.Drivers;

/// <summary>What the answers of customers go with, by importance.</summary>
public sealed record DriversView
{
    /// <summary>Beyond this the drawing is a list; the table has all.</summary>
    private const int Drawn = 15;

    public required DriverStudy Study { get; init; }

    public required int Days { get; init; }

    public DriverReport? Report => Study.Importance.Value;

    internal static async Task<DriversView> LoadAsync(HubSession session, DriverOutcome outcome, DriverGroup group, int days, BehaviourOptions options, DriverStudies studies, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var input = await session.Customers.ReadAsync(new BehaviourInput(outcome, TimeRange.Last(days, now), options), cancellationToken);
        return new() { Study = studies.Of(input.Table(group), outcome, group, options), Days = days };
    }

    internal string Sentence(Viewer viewer)
    {
        var words = viewer.Words;
        if (Report is not { } report)
        {
            return Study.Customers < Insights.Statistics.Standings.SoundFrom
                ? words["{0} customers with an answer are too few to look for drivers; 30 are needed.", viewer.Number(Study.Customers)]
                : words["No drivers can be told apart: {0}", Study.Importance.Refusal];
        }

        if (report.Drivers.FirstOrDefault(driver => driver.IsAboveNoise) is not { } first)
        {
            return words["Nothing of what was looked at goes with {0} by more than chance (n {1}).", Study.Outcome.Name, viewer.Number(report.N)];
        }

        object?[] values = [DriverNames.Sentence(viewer, first), Study.Outcome.Name, viewer.Percent(first.Share), viewer.Number(report.RSquared, 2), viewer.Number(report.N)];
        return first.Correlation < 0
            ? $"{words["“{0}” goes with a lower {1}: {2} of what the drivers explain (R² {3}, n {4}).", values]} {Rank(viewer, report, first)}"
            : $"{words["“{0}” goes with a higher {1}: {2} of what the drivers explain (R² {3}, n {4}).", values]} {Rank(viewer, report, first)}";
    }

    internal DotWhisker Importance(Viewer viewer) => new()
    {
        Title = viewer.Words["What goes with {0}, by importance", Study.Outcome.Name],
        Note = viewer.Words["Share of what the drivers explain together, with 95 % interval (bootstrap). ↑ goes with a higher, ↓ with a lower answer; grey is no more than chance."],
        Unit = viewer.Words["share of what is explained"],
        Percent = true,
        Floor = 0,
        Ceiling = 1,
        Reference = Report is { RSquared: > 0 } known ? Math.Min(1, known.NoiseFloor / known.RSquared) : null,
        ReferenceName = viewer.Words["what chance alone reaches"],
        Rows = Report is not { } report ? [] : [.. report.Drivers.Take(Drawn).Select(driver => new WhiskerRow(
            $"{Arrow(driver)} {DriverNames.Of(viewer, driver.Name)}", driver.Share, driver.ShareInterval?.Lower, driver.ShareInterval?.Upper, Tone: Tone(driver)))],
    };

    internal Charts.Quadrant Fields(Viewer viewer) => new()
    {
        Title = viewer.Words["Where to begin: importance against how it goes today"],
        Note = viewer.Words["Right: customers whom it concerns answer better. Up: it matters more. The dashed lines are the medians."],
        XName = viewer.Words["mean answer of those concerned, 0–100"],
        YName = viewer.Words["importance, %"],
        Fields = [viewer.Words["fix first"], viewer.Words["keep"], viewer.Words["watch"], viewer.Words["possible overkill"]],
        Points = Report is not { } report ? [] : [.. report.Drivers.Select(driver => new QuadrantPoint(DriverNames.Of(viewer, driver.Name), driver.Performance, 100 * driver.Share, driver.IsAboveNoise ? "" : "muted"))],
    };

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) => [Table(viewer), Correlations(viewer)];

    internal Sheet Table(Viewer viewer) => new("drivers", viewer.Words["Drivers by importance"],
        [
            new("driver", viewer.Words["Driver"]), new("direction", viewer.Words["Goes with"]), new("share", viewer.Words["Importance"], true, 1, true), new("lower", viewer.Words["Lower"], true, 1, true),
            new("upper", viewer.Words["Upper"], true, 1, true), new("correlation", viewer.Words["Correlation"], true, 2), new("mean", viewer.Words["Mean"], true, 2), new("performance", viewer.Words["Their answer"], true, 0),
            new("certainty", viewer.Words["Certainty"]), new("field", viewer.Words["Field"]),
        ],
        Report is not { } report ? [] : [.. report.Drivers.Select(driver => (IReadOnlyList<object?>)
        [
            DriverNames.Of(viewer, driver.Name), viewer.Words[driver.Correlation < 0 ? "lower" : "higher"], driver.Share, driver.ShareInterval?.Lower, driver.ShareInterval?.Upper,
            driver.Correlation, driver.Mean, driver.Performance, viewer.Words[driver.IsAboveNoise ? "above chance" : "within chance"], driver.IsAboveNoise ? viewer.Words[FieldName(driver.Quadrant)] : null,
        ])]);

    internal Sheet Correlations(Viewer viewer) => new("correlations", viewer.Words["Each driver by itself"],
        [new("driver", viewer.Words["Driver"]), new("n", "n", true), new("spearman", viewer.Words["Spearman"], true, 2), new("p", "p", true, 4), new("q", "q", true, 4)],
        [.. Study.Correlations.Select(one => (IReadOnlyList<object?>)[DriverNames.Of(viewer, one.Name), (long)one.Spearman.N, one.Spearman.Value, one.Spearman.P, one.Q])]);

    private static string Rank(Viewer viewer, DriverReport report, Driver first) =>
        report.Drivers.Count is 1 || report.Orders.Any(order => order.Above == first.Name && order.Below == report.Drivers[1].Name)
            ? viewer.Words["It stands first beyond doubt; still an association, not a cause."]
            : viewer.Words["It ranks first, but not surely before “{0}”. This is an association, not a cause.", DriverNames.Of(viewer, report.Drivers[1].Name)];

    private static string Arrow(Driver driver) => driver.Correlation < 0 ? "↓" : "↑";

    private static string Tone(Driver driver) => !driver.IsAboveNoise ? "muted" : driver.Correlation < 0 ? "detractor" : "promoter";

    private static string FieldName(Insights.Drivers.Quadrant field) => field switch
    {
        Insights.Drivers.Quadrant.FixFirst => "fix first",
        Insights.Drivers.Quadrant.Keep => "keep",
        Insights.Drivers.Quadrant.Watch => "watch",
        _ => "possible overkill",
    };
}
