using CxHub.Console.Sheets;

namespace CxHub.Console.Charts;

/// <summary>How a total comes about: each step begins where the one before ended. Rows from top to bottom, so it fits a phone.</summary>
public sealed record Waterfall : IChart
{
    private const double Thickness = 14;

    public required string Title { get; init; }

    public string? Note { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<WaterfallStep> Steps { get; init; }

    public required string TotalName { get; init; }

    public int Digits { get; init; } = 1;

    public double Total => Steps.Sum(step => step.Amount ?? 0);

    public bool IsEmpty => Steps.Count is 0;

    public Drawing Draw(double width, Viewer viewer)
    {
        Sketch sketch = new(width);
        var layout = RowLayout.Of(width, Steps.Select(step => step.Name).Append(TotalName), Steps.Select(step => Words(viewer, step.Amount)).Append(Words(viewer, Total)), Thickness);
        var x = Scale.Around(Levels(), layout.Left + 2, layout.Right - 2, withZero: true);
        var bottom = layout.Top(Steps.Count + 1);
        layout.Upright(sketch, Steps.Count + 1, Thickness, x.Of(0), "c-zero");

        var level = 0.0;
        for (var i = 0; i < Steps.Count; i++)
        {
            var next = level + (Steps[i].Amount ?? 0);
            layout.Names(sketch, i, Thickness, Steps[i].Name, Words(viewer, Steps[i].Amount));
            Bar(sketch, x, layout.Middle(i, Thickness), level, next, next >= level ? "c-bar c-promoter" : "c-bar c-detractor", Steps[i].Tip);
            if (!layout.NameAbove)
            {
                sketch.Line(x.Of(next), layout.Middle(i, Thickness), x.Of(next), layout.Middle(i + 1, Thickness), "c-link");
            }

            level = next;
        }

        layout.Names(sketch, Steps.Count, Thickness, TotalName, Words(viewer, Total), "c-strong", "c-strong");
        Bar(sketch, x, layout.Middle(Steps.Count, Thickness), 0, level, "c-bar s1", null);
        sketch.Label(x.From, bottom + 14, Unit, Anchor.Start, "c-axis");
        return sketch.Finish(bottom + 20);
    }

    public Sheet ToSheet(Viewer viewer) => new("steps", Title,
        [new("step", viewer.Words["Step"]), new("amount", Unit, true), new("reached", viewer.Words["Reached"], true)],
        [.. Steps.Select((step, i) => (IReadOnlyList<object?>)[step.Name, step.Amount, Levels()[i + 1]]), [TotalName, Total, Total]]);

    private static void Bar(Sketch sketch, Scale x, double middle, double from, double to, string css, string? tip)
    {
        var (left, right) = (x.Of(Math.Min(from, to)), x.Of(Math.Max(from, to)));
        sketch.Box(left, middle - (Thickness / 2), Math.Max(1, right - left), Thickness, css, tip, 2);
    }

    private double[] Levels()
    {
        var levels = new double[Steps.Count + 1];
        for (var i = 0; i < Steps.Count; i++)
        {
            levels[i + 1] = levels[i] + (Steps[i].Amount ?? 0);
        }

        return levels;
    }

    private string Words(Viewer viewer, double? amount) => amount is { } value ? viewer.WithSign(value, Digits) : viewer.Words["no value"];
}
