using CxHub.Console.Sheets;

namespace CxHub.Console.Charts;

/// <summary>A chart's data. The same record is drawn in several widths and written as a table, so both always tell the same numbers.</summary>
public interface IChart
{
    /// <summary>The finding, in words.</summary>
    string Title { get; }

    /// <summary>Unit, period, method: one short line below the title.</summary>
    string? Note { get; }

    bool IsEmpty { get; }

    /// <summary>Draws for a width in pixels, from 320.</summary>
    Drawing Draw(double width, Viewer viewer);

    Sheet ToSheet(Viewer viewer);
}
