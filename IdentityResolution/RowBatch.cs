namespace CxHub.IdentityResolution;

/// <summary>
/// Some rows of cells as one block of text, the unit in which records enter a data set. A reader appends the cells of a row in column order and ends
/// it with <see cref="EndRow"/>; several values of one cell are separated by <see cref="ValueSeparator"/>.
/// </summary>
public sealed class RowBatch(int columns)
{
    /// <summary>U+001F, the unit separator.</summary>
    public const char ValueSeparator = '\u001f';

    private char[] _text = new char[1 << 16];
    private int[] _ends = new int[1 << 10];
    private int _cells;
    private int _used;

    public int Columns { get; } = columns;

    public int Rows { get; private set; }

    public ReadOnlySpan<char> Cell(int row, int column)
    {
        var cell = (row * Columns) + column;
        var start = cell == 0 ? 0 : _ends[cell - 1];
        return _text.AsSpan(start, _ends[cell] - start);
    }

    public void AddCell(ReadOnlySpan<char> text)
    {
        var room = Reserve(text.Length);
        text.CopyTo(room);
        Commit(text.Length);
    }

    /// <summary>Room for a cell of at most <paramref name="length"/> characters, to be filled and then committed.</summary>
    public Span<char> Reserve(int length)
    {
        if (_used + length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + length));
        }

        return _text.AsSpan(_used, length);
    }

    /// <summary>Ends a cell whose characters were written into the reserved room.</summary>
    public void Commit(int length)
    {
        if (_cells == _ends.Length)
        {
            Array.Resize(ref _ends, _ends.Length * 2);
        }

        _used += length;
        _ends[_cells++] = _used;
    }

    /// <summary>Ends a row; cells it does not have are empty.</summary>
    public void EndRow()
    {
        while (_cells < (Rows + 1) * Columns)
        {
            Commit(0);
        }

        Rows++;
    }

    public void Clear()
    {
        _cells = 0;
        _used = 0;
        Rows = 0;
    }
}
