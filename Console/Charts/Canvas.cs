using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CxHub.Console.Charts;

/// <summary>Writes a drawing as SVG. In C# because Razor keeps the element name <c>text</c> for itself.</summary>
public sealed class Canvas : ComponentBase
{
    [Parameter, EditorRequired]
    public Drawing Drawing { get; set; } = null!;

    /// <summary>What the drawing says, for those who do not see it. Null where words beside it say it already.</summary>
    [Parameter]
    public string? Says { get; set; }

    [Parameter]
    public string? Css { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", Css);
        builder.AddAttribute(2, "width", Sketch.N(Drawing.Width));
        builder.AddAttribute(3, "height", Sketch.N(Drawing.Height));
        builder.AddAttribute(4, "viewBox", $"0 0 {Sketch.N(Drawing.Width)} {Sketch.N(Drawing.Height)}");
        builder.AddAttribute(5, "role", Says is null ? null : "img");
        builder.AddAttribute(6, "aria-label", Says);
        builder.AddAttribute(7, "aria-hidden", Says is null ? "true" : null);
        builder.AddAttribute(8, "focusable", "false");
        foreach (var shape in Drawing.Shapes)
        {
            Write(builder, shape);
        }

        builder.CloseElement();
    }

    private static void Write(RenderTreeBuilder builder, Shape shape)
    {
        switch (shape)
        {
            case Shape.Line line:
                Element(builder, "line", line.Css, null, null, ("x1", line.X1), ("y1", line.Y1), ("x2", line.X2), ("y2", line.Y2));
                break;
            case Shape.Box box:
                Element(builder, "rect", box.Css, box.Tip, null, ("x", box.X), ("y", box.Y), ("width", box.Width), ("height", box.Height), ("rx", box.Radius));
                break;
            case Shape.Dot dot:
                Element(builder, "circle", dot.Css, dot.Tip, null, ("cx", dot.X), ("cy", dot.Y), ("r", dot.Radius));
                break;
            case Shape.Path path:
                Element(builder, "path", path.Css, path.Tip, path.Commands);
                break;
            case Shape.Label label:
                Text(builder, label);
                break;
        }
    }

    private static void Element(RenderTreeBuilder builder, string name, string css, string? tip, string? commands, params ReadOnlySpan<(string Name, double Value)> lengths)
    {
        builder.OpenElement(10, name);
        builder.AddAttribute(11, "class", css);
        builder.AddAttribute(12, "d", commands);
        foreach (var (attribute, value) in lengths)
        {
            builder.AddAttribute(13, attribute, Sketch.N(value));
        }

        if (tip is not null)
        {
            builder.OpenElement(14, "title");
            builder.AddContent(15, tip);
            builder.CloseElement();
        }

        builder.CloseElement();
    }

    private static void Text(RenderTreeBuilder builder, Shape.Label label)
    {
        builder.OpenElement(20, "text");
        builder.AddAttribute(21, "class", label.Css);
        builder.AddAttribute(22, "x", Sketch.N(label.X));
        builder.AddAttribute(23, "y", Sketch.N(label.Y));
        builder.AddAttribute(24, "font-size", Sketch.N(label.Size));
        builder.AddAttribute(25, "text-anchor", label.Anchor switch { Anchor.Start => null, Anchor.Middle => "middle", _ => "end" });
        builder.AddContent(26, label.Words);
        builder.CloseElement();
    }
}
