using CxHub.Console.Sheets;
using CxHub.Insights.Scores;

namespace CxHub.Console.Charts;

/// <summary>Detractors, passives and promoters as one bar of 100 %, and below it the score with its interval on −100 to +100.</summary>
public sealed record NpsBars : IChart
{
    private const double Thickness = 20;
    private const double RowHeight = 62;

    public required string Title { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<NpsRow> Rows { get; init; }

    public bool IsEmpty => Rows.All(row => row.Counts.N is 0);

    public Drawing Draw(double width, Viewer viewer)
    {
        Sketch sketch = new(width);
        for (var i = 0; i < Rows.Count; i++)
        {
            Row(sketch, viewer, Rows[i], i * RowHeight);
        }

        var bottom = Rows.Count * RowHeight;
        sketch.Label(0, bottom + 10, viewer.WithSign(-100), Anchor.Start, "c-axis");
        sketch.Label(width, bottom + 10, viewer.WithSign(100), Anchor.End, "c-axis");
        if (!sketch.LabelIfFree(width / 2, bottom + 10, viewer.Words["0 = as many promoters as detractors"], Anchor.Middle, "c-axis"))
        {
            sketch.Label(width / 2, bottom + 10, "0", Anchor.Middle, "c-axis");
        }

        return sketch.Finish(bottom + 16);
    }

    public Sheet ToSheet(Viewer viewer) => new("nps", Title,
        [
            new("name", viewer.Words["Group"]), new("promoters", viewer.Words["Promoters"], true), new("passives", viewer.Words["Passives"], true),
            new("detractors", viewer.Words["Detractors"], true), new("n", "n", true), new("nps", "NPS", true), new("lower", viewer.Words["Lower"], true), new("upper", viewer.Words["Upper"], true),
        ],
        [.. Rows.Select(Cells)]);

    private static IReadOnlyList<object?> Cells(NpsRow row)
    {
        var score = Nps.Of(row.Counts);
        return [row.Name, row.Counts.Promoters, row.Counts.Passives, row.Counts.Detractors, score.N, score.Value, score.ShownInterval?.Lower, score.ShownInterval?.Upper];
    }

    private static void Row(Sketch sketch, Viewer viewer, NpsRow row, double top)
    {
        var score = Nps.Of(row.Counts);
        var words = score.Value is { } value ? $"NPS {viewer.WithSign(value)} · n {viewer.Number(score.N)}" : viewer.Words["no answers yet"];
        sketch.Label(0, top + 12, TextWidth.Fit(row.Name, 12, sketch.Width - TextWidth.Of(words, 12) - 8), Anchor.Start, "c-label");
        sketch.Label(sketch.Width, top + 12, words, Anchor.End, score.Value is null ? "c-soft" : "c-strong");
        if (score.Value is null)
        {
            sketch.Box(0, top + 18, sketch.Width, Thickness, "c-track", radius: 3);
            return;
        }

        Segments(sketch, viewer, row.Counts, top + 18);
        Mark(sketch, score, top + 18 + Thickness + 8);
    }

    private static void Segments(Sketch sketch, Viewer viewer, NpsCounts counts, double top)
    {
        var x = 0.0;
        foreach (var (count, css, name) in new[] { (counts.Detractors, "c-detractor", "detractors"), (counts.Passives, "c-passive", "passives"), (counts.Promoters, "c-promoter", "promoters") })
        {
            var share = (double)count / counts.N;
            var length = share * sketch.Width;
            var words = $"{viewer.Percent(share)} {viewer.Words[name]}";
            sketch.Box(x, top, Math.Max(0, length - 1), Thickness, css, $"{words} ({viewer.Number(count)})", 2);
            foreach (var text in new[] { words, viewer.Percent(share) })
            {
                if (TextWidth.Of(text, 12) + 10 < length)
                {
                    sketch.Label(x + (length / 2), top + 14, text, Anchor.Middle, css is "c-passive" ? "c-strong" : "c-on");
                    break;
                }
            }

            x += length;
        }
    }

    private static void Mark(Sketch sketch, NpsScore score, double y)
    {
        Scale x = new(-100, 100, 4, sketch.Width - 4);
        sketch.Line(x.From, y, x.To, y, "c-grid");
        sketch.Line(x.Of(0), y - 5, x.Of(0), y + 5, "c-zero");
        if (score.ShownInterval is { } interval)
        {
            sketch.Line(x.Within(interval.Lower), y, x.Within(interval.Upper), y, "c-mark");
        }

        sketch.Dot(x.Within(score.Value!.Value), y, 5, "c-dot c-ink");
    }
}
