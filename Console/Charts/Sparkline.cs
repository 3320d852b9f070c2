using CxHub.Console.Sheets;
using static CxHub.Console.Charts.Sketch;

namespace CxHub.Console.Charts;

/// <summary>A row of values as one small line, to stand beside a number. The end is marked.</summary>
public sealed record Sparkline : IChart
{
    public required string Title { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<double?> Values { get; init; }

    public double Height { get; init; } = 24;

    public bool IsEmpty => Values.All(value => value is null);

    public Drawing Draw(double width, Viewer viewer)
    {
        Sketch sketch = new(width);
        var known = Values.OfType<double>().Where(double.IsFinite).ToList();
        if (known.Count is 0)
        {
            return sketch.Finish(Height);
        }

        var (min, max) = (known.Min(), known.Max());
        Scale y = max > min ? new(min, max, Height - 4, 4) : new(min - 1, min + 1, Height - 4, 4);
        Scale x = Values.Count > 1 ? new(0, Values.Count - 1, 4, width - 4) : new(-1, 1, 4, width - 4);
        sketch.Path(Through(Values.Select((value, i) => (x.Of(i), value is { } known ? y.Of(known) : double.NaN))), "c-line s1");
        var last = Enumerable.Range(0, Values.Count).Last(i => Values[i] is { } value && double.IsFinite(value));
        sketch.Dot(x.Of(last), y.Of(Values[last]!.Value), 3, "c-dot s1");
        return sketch.Finish(Height);
    }

    public Sheet ToSheet(Viewer viewer) => new("values", Title,
        [new("number", viewer.Words["No."], true, 0), new("value", viewer.Words["Value"], true)],
        [.. Values.Select((value, i) => (IReadOnlyList<object?>)[(long)i + 1, value])]);
}
