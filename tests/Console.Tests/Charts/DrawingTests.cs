using CxHub.Console.Charts;
using CxHub.Console.Language;
using Xunit;

namespace CxHub.Tests.Console.Charts;

public sealed class DrawingTests
{
    [Fact]
    public void Draw_AnySampleAtAnyWidth_KeepsItsWordsApart() => Assert.Empty(FaultsOf(drawing =>
    {
        var labels = drawing.Labels.ToList();
        return labels.SelectMany((one, i) => labels.Skip(i + 1).Where(other => one.Area.Overlaps(other.Area, -1)).Select(other => $"'{one.Words}' and '{other.Words}' overlap"));
    }));

    [Fact]
    public void Draw_AnySampleAtAnyWidth_StaysInsideItsFrame() => Assert.Empty(FaultsOf(drawing =>
        drawing.Labels.Where(label => !new Area(-1, -2, drawing.Width + 1, drawing.Height + 3).Contains(label.Area)).Select(label => $"'{label.Words}' leaves the frame: {label.Area} of {drawing.Width} x {drawing.Height}")
            .Concat(drawing.Shapes.OfType<Shape.Box>().Where(box => box.X < -0.5 || box.X + box.Width > drawing.Width + 0.5).Select(box => $"a bar leaves the frame: {box}"))));

    [Fact]
    public void Draw_AnySampleAtAnyWidth_HasFiniteCoordinates() => Assert.Empty(FaultsOf(drawing =>
        drawing.Shapes.Select(shape => shape.ToString()).Where(text => text.Contains("NaN", StringComparison.Ordinal) || text.Contains('∞')).Append(double.IsFinite(drawing.Height) && drawing.Height > 0 ? "" : "no height").Where(fault => fault.Length > 0)));

    [Fact]
    public void ToSheet_AnySample_CarriesOneCellPerColumn()
    {
        var viewer = Samples.Viewer();

        foreach (var (name, chart) in Samples.All)
        {
            var sheet = chart.ToSheet(viewer);

            Assert.All(sheet.Rows, row => Assert.True(row.Count == sheet.Columns.Count, name));
        }
    }

    [Fact]
    public void IsEmpty_NoValues_IsTrueForEveryKind()
    {
        var empty = Samples.All.Where(sample => sample.Name.EndsWith(" none", StringComparison.Ordinal)).ToList();

        Assert.Equal(9, empty.Count);
        Assert.All(empty, sample => Assert.True(sample.Chart.IsEmpty, sample.Name));
    }

    [Fact]
    public void Draw_BarsWithNegativeValues_BeginAtZero()
    {
        Bars bars = new() { Title = "t", Unit = "u", Rows = [new("up", 10), new("down", -5), new("none", 0)] };

        var boxes = bars.Draw(760, Samples.Viewer()).Shapes.OfType<Shape.Box>().ToList();

        Assert.Equal(boxes[0].X, boxes[1].X + boxes[1].Width, 6);
        Assert.Equal(2, boxes[0].Width / boxes[1].Width, 6);
        Assert.Equal(0, boxes[2].Width);
    }

    [Fact]
    public void Draw_Waterfall_EndsWhereTheStepsLead()
    {
        Waterfall waterfall = new() { Title = "t", Unit = "bits", TotalName = "sum", Steps = [new("prior", -18.9), new("name", 15.8), new("e-mail", 21.2), new("cap", -2)] };

        Assert.Equal(16.1, waterfall.Total, 9);
        var rows = waterfall.ToSheet(Samples.Viewer()).Rows;
        Assert.Equal(16.1, (double)rows[^1][2]!, 9);
        Assert.Equal(-3.1, (double)rows[1][2]!, 9);
    }

    private static List<string> FaultsOf(Func<Drawing, IEnumerable<string>> check) =>
    [
        .. from words in Words.All
           from sample in Samples.All
           where !sample.Chart.IsEmpty
           from width in Drawing.Widths
           from fault in check(sample.Chart.Draw(width, Samples.Viewer(words)))
           select $"{sample.Name} at {width} in {words.Code}: {fault}",
    ];
}
