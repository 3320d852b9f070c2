using CxHub.Console.Charts;
using CxHub.Console.Parts;
using CxHub.Console.Sheets;
using CxHub.Insights.Quality;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Console.Pages.Quality;

/// <summary>How good the data are, by source and dimension, what fails, and what is not written back because of it.</summary>
public sealed record QualityView
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(90);

    /// <summary>Null when nothing has been measured yet.</summary>
    public required QualityMeasurement? Latest { get; init; }

    /// <summary>The data sets, by source and kind.</summary>
    public required IReadOnlyList<(string Source, string Kind)> Sets { get; init; }

    /// <summary>The one that is looked into.</summary>
    public required (string Source, string Kind)? Chosen { get; init; }

    public required IReadOnlyList<(DateTimeOffset At, QualityFigure Figure)> History { get; init; }

    public required ShutGates Shut { get; init; }

    public QualityFigure? Worst => Whole.Where(figure => Standings.Of((long)figure.Denominator).IsShown()).MinBy(Share);

    private IEnumerable<QualityFigure> Whole => (Latest?.Figures ?? []).Where(figure => figure.Field.Length is 0);

    internal static async Task<QualityView> LoadAsync(HubSession session, string? source, string? kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var latest = await session.Quality.LatestAsync(cancellationToken);
        List<(string Source, string Kind)> sets = [.. (latest?.Figures ?? []).Select(figure => (figure.Source, figure.Kind)).Distinct()];
        return new()
        {
            Latest = latest,
            Sets = sets,
            Chosen = sets.Cast<(string Source, string Kind)?>().FirstOrDefault(set => set!.Value.Source == source && set.Value.Kind == kind),
            History = await session.Quality.SinceAsync(now - Shown, cancellationToken),
            Shut = ShutGates.Read(await session.Models.GetAsync(ShutGates.Name, cancellationToken)),
        };
    }

    internal QualityFigure? Find((string Source, string Kind) set, QualityDimension dimension) =>
        Whole.FirstOrDefault(figure => figure.Source == set.Source && figure.Kind == set.Kind && figure.Dimension == dimension.ToString());

    internal string Sentence(Viewer viewer) => Worst is not { } worst
        ? viewer.Words["Nothing has been measured yet."]
        : viewer.Words["The weakest point is {0} of {1} from {2}: {3} of {4} pass.", QualityWords.Name(viewer, worst.Dimension), QualityWords.Kind(viewer, worst.Kind), SystemNames.Of(worst.Source), viewer.Percent(Share(worst), 1), viewer.Number((long)worst.Denominator)];

    internal IEnumerable<string> Waiting(Viewer viewer) => Shut.Gates.Select(shut => viewer.Words[
        "Not written back now: {0}. {1} of {2} from {3} is {4}, at least {5} is asked for. Intake goes on; what waits is written when the data are better.",
        string.Join(", ", shut.Gate.Pauses), QualityWords.Name(viewer, shut.Gate.Dimension.ToString()), QualityWords.Kind(viewer, shut.Gate.Kind.ToString()), SystemNames.Of(shut.Gate.Source), viewer.Percent(shut.Value, 1), viewer.Percent(shut.Gate.AtLeast, 1)]);

    /// <summary>Figures of the chosen data set, worst first.</summary>
    internal IReadOnlyList<QualityFigure> Details => Chosen is not { } set ? [] : [.. (Latest?.Figures ?? []).Where(figure => figure.Source == set.Source && figure.Kind == set.Kind).OrderBy(Share).ThenBy(figure => figure.Field, StringComparer.Ordinal)];

    internal LineChart Trend(Viewer viewer) => new()
    {
        Title = viewer.Words["The weakest dimension, day by day"],
        Note = viewer.Words["Over all data sets with at least ten cases; the last measurement of each day."],
        Unit = viewer.Words["% passing"],
        Floor = 0,
        Ceiling = 100,
        Series = [new(viewer.Words["weakest"], [.. Days.Select(day => new LinePoint(viewer.Day(day.Key), 100 * day.Min(one => Share(one.Figure)), N: day.Count()))])],
    };

    internal int Measurements => Days.Count;

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("quality", viewer.Words["All figures of the last measurement"],
            [
                new("source", viewer.Words["Source"]), new("kind", viewer.Words["Kind"]), new("field", viewer.Words["Field"]), new("dimension", viewer.Words["Dimension"]), new("passing", viewer.Words["Passing"], true, 1),
                new("of", viewer.Words["Of"], true, 0), new("share", viewer.Words["Share"], true, 1, true), new("failing", viewer.Words["Failing"], true, 0), new("examples", viewer.Words["Examples"]),
            ],
            [.. (Latest?.Figures ?? []).Select(figure => (IReadOnlyList<object?>)[figure.Source, figure.Kind, figure.Field, figure.Dimension, figure.Numerator, (long)figure.Denominator, Share(figure), figure.Failing, string.Join(' ', figure.Examples.Select(key => key.ToString()))])]),
        Trend(viewer).ToSheet(viewer) with { Name = "trend" },
    ];

    internal static double Share(QualityFigure figure) => figure.Numerator / figure.Denominator;

    /// <summary>The last measurement of each day.</summary>
    private IReadOnlyList<IGrouping<DateTimeOffset, (DateTimeOffset At, QualityFigure Figure)>> Days =>
    [
        .. History.Where(one => Standings.Of((long)one.Figure.Denominator).IsShown()).GroupBy(one => one.At).GroupBy(run => run.Key.UtcDateTime.Date).Select(day => day.MaxBy(run => run.Key)!).OrderBy(run => run.Key),
    ];
}
