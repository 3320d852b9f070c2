using CxHub.Console.Sheets;

namespace CxHub.Console.Charts;

/// <summary>When things happened, one lane per kind.</summary>
public sealed record TimelineStrip : IChart
{
    private const double LaneHeight = 24;
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120];

    public required string Title { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<string> Lanes { get; init; }

    public required IReadOnlyList<TimelineMark> Marks { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public bool IsEmpty => Marks.Count is 0;

    public Drawing Draw(double width, Viewer viewer)
    {
        Sketch sketch = new(width);
        var left = Math.Min(width * 0.34, Lanes.Select(lane => TextWidth.Of(lane, 12)).DefaultIfEmpty(0).Max() + 12);
        var to = To > From ? To.DayNumber : From.DayNumber + 1;
        Scale x = new(From.DayNumber, to, left + 6, width - 8);
        var bottom = Lanes.Count * LaneHeight;
        for (var i = 0; i < Lanes.Count; i++)
        {
            sketch.Line(left, Middle(i), width, Middle(i), "c-grid");
            sketch.Label(0, Middle(i) + 4, TextWidth.Fit(Lanes[i], 12, left - 8), Anchor.Start, "c-axis");
        }

        foreach (var mark in Marks)
        {
            var lane = Math.Max(0, Lanes.ToList().IndexOf(mark.Lane));
            sketch.Dot(x.Within(mark.At.DayNumber), Middle(lane), 4.5, mark.Tone.Length > 0 ? $"c-dot c-{mark.Tone}" : "c-dot s1", $"{viewer.DateText(mark.At)}: {mark.Words}");
        }

        Months(sketch, viewer, x, bottom);
        return sketch.Finish(bottom + 20);
    }

    public Sheet ToSheet(Viewer viewer) => new("marks", Title,
        [new("at", viewer.Words["Date"]), new("lane", viewer.Words["Kind"]), new("what", viewer.Words["What"])],
        [.. Marks.OrderByDescending(mark => mark.At).Select(mark => (IReadOnlyList<object?>)[mark.At, mark.Lane, mark.Words])]);

    private static double Middle(int lane) => (lane * LaneHeight) + (LaneHeight / 2);

    private static void Months(Sketch sketch, Viewer viewer, Scale x, double bottom)
    {
        var first = DateOnly.FromDayNumber((int)x.Min);
        var last = DateOnly.FromDayNumber((int)x.Max);
        var months = Enumerable.Range(0, ((last.Year - first.Year) * 12) + last.Month - first.Month + 1).Select(i => new DateOnly(first.Year, first.Month, 1).AddMonths(i)).Where(month => month >= first).ToList();
        if (months.Count < 2)
        {
            sketch.Label(x.From, bottom + 14, viewer.DateText(first), Anchor.Start, "c-axis");
            sketch.LabelIfFree(sketch.Width, bottom + 14, viewer.DateText(last), Anchor.End, "c-axis");
            return;
        }

        var fitting = Math.Max(1, (int)((x.To - x.From) / (TextWidth.Of("MMM 2026", 12) + 12)));
        var every = MonthSteps.FirstOrDefault(step => months.Count / step < fitting, 240);
        foreach (var month in months.Where(month => ((month.Year * 12) + month.Month - 1) % every is 0))
        {
            sketch.LabelIfFree(x.Of(month.DayNumber), bottom + 14, viewer.MonthText(month), Anchor.Middle, "c-axis");
        }
    }
}
