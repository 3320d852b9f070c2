using CxHub.Console.Sheets;
using static CxHub.Console.Charts.Sketch;

namespace CxHub.Console.Charts;

/// <summary>How many went from where to where, step by step from left to right; those who left are drawn in their own colour.</summary>
public sealed record PathFlow : IChart
{
    private const double NodeWidth = 8;
    private const double Pitch = 34;

    public required string Title { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<PathLink> Links { get; init; }

    private IEnumerable<PathLink> Drawn => Links.Where(link => link.Count > 0);

    public bool IsEmpty => !Drawn.Any();

    public Drawing Draw(double width, Viewer viewer)
    {
        Sketch sketch = new(width);
        var nodes = Nodes();
        var stages = nodes.GroupBy(node => node.Stage).OrderBy(stage => stage.Key).ToList();
        var most = stages.Max(stage => stage.Sum(node => node.Count));
        var rows = stages.Max(stage => stage.Count());
        var thickness = Math.Clamp(rows * 24.0, 72, 240);
        var column = stages.Count is 1 ? width : (width - Room(width)) / (stages.Count - 1);
        Dictionary<(int, string), Place> places = [];
        var height = 0.0;
        foreach (var (stage, i) in stages.Select((stage, i) => (stage, i)))
        {
            var y = 0.0;
            foreach (var node in stage.OrderBy(node => node.Drop).ThenByDescending(node => node.Count).ThenBy(node => node.Name, StringComparer.Ordinal))
            {
                var size = Math.Max(3, thickness * node.Count / most);
                places[(node.Stage, node.Name)] = new(i * column, y + 18, size);
                y += Math.Max(Pitch, size + 24);
            }

            height = Math.Max(height, y);
        }

        foreach (var link in Drawn)
        {
            Ribbon(sketch, viewer, link, places, thickness / most);
        }

        foreach (var node in nodes)
        {
            var place = places[(node.Stage, node.Name)];
            Node(sketch, viewer, node, place, Math.Min(column, width - place.X) - 8);
        }

        return sketch.Finish(height + 4);
    }

    public Sheet ToSheet(Viewer viewer) => new("paths", Title,
        [new("stage", viewer.Words["Step"], true), new("from", viewer.Words["From"]), new("to", viewer.Words["To"]), new("count", viewer.Words["Count"], true), new("left", viewer.Words["Left here"])],
        [.. Links.OrderBy(link => link.Stage).ThenByDescending(link => link.Count).Select(link => (IReadOnlyList<object?>)[(long)link.Stage, link.From, link.To, link.Count, link.Drop])]);

    private static double Room(double width) => width < 480 ? 76 : 120;

    private List<FlowNode> Nodes()
    {
        var starts = Drawn.GroupBy(link => (link.Stage, Name: link.From)).ToDictionary(group => group.Key, group => group.Sum(link => link.Count));
        var ends = Drawn.GroupBy(link => (Stage: link.Stage + 1, Name: link.To)).ToDictionary(group => group.Key, group => (Count: group.Sum(link => link.Count), Drop: group.All(link => link.Drop)));
        return
        [
            .. starts.Keys.Union(ends.Keys).Select(key => new FlowNode(
                key.Stage, key.Name, Math.Max(starts.GetValueOrDefault(key), ends.GetValueOrDefault(key).Count), ends.GetValueOrDefault(key).Drop && !starts.ContainsKey(key))),
        ];
    }

    private static void Ribbon(Sketch sketch, Viewer viewer, PathLink link, Dictionary<(int, string), Place> places, double perOne)
    {
        var (from, to) = (places[(link.Stage, link.From)], places[(link.Stage + 1, link.To)]);
        var size = Math.Max(1, link.Count * perOne);
        var (x1, x2, y1, y2) = (from.X + NodeWidth, to.X, from.Y + from.Out, to.Y + to.In);
        var middle = (x1 + x2) / 2;
        from.Out += size;
        to.In += size;
        sketch.Path(
            $"M{N(x1)} {N(y1)}C{N(middle)} {N(y1)} {N(middle)} {N(y2)} {N(x2)} {N(y2)}L{N(x2)} {N(y2 + size)}C{N(middle)} {N(y2 + size)} {N(middle)} {N(y1 + size)} {N(x1)} {N(y1 + size)}Z",
            link.Drop ? "c-flow drop" : "c-flow",
            $"{link.From} → {link.To}: {viewer.Number(link.Count)}");
    }

    private static void Node(Sketch sketch, Viewer viewer, FlowNode node, Place place, double room)
    {
        sketch.Box(place.X, place.Y, NodeWidth, place.Size, node.Drop ? "c-node drop" : "c-node", $"{node.Name}: {viewer.Number(node.Count)}", 2);
        var count = viewer.Number(node.Count);
        var left = room - TextWidth.Of(" " + count, 12);
        var words = left < 20 ? TextWidth.Fit(count, 12, room) : $"{TextWidth.Fit(node.Name, 12, left)} {count}";
        sketch.Label(place.X, place.Y - 5, words, Anchor.Start, node.Drop ? "c-detractor" : "c-label");
    }

    private sealed record FlowNode(int Stage, string Name, long Count, bool Drop);

    private sealed class Place(double x, double y, double size)
    {
        public double X => x;

        public double Y => y;

        public double Size => size;

        public double In { get; set; }

        public double Out { get; set; }
    }
}
