using CxHub.IdentityResolution;

namespace CxHub.Functions.Commands.Identity;

/// <summary>Puts the cells of a file's rows into the order of the schema and takes out record id and source.</summary>
internal sealed class RowSplitter(InputColumns header, IdentitySchema schema, bool fileIsSource, RecordIds ids, List<SetAsideRow> setAside)
{
    private readonly int[][] _positions = header.PositionsFor(schema.Columns);
    private readonly int _id = header.RecordId();
    private readonly int _source = header.Find(ColumnRole.Source);
    private readonly string _fileSource = Path.GetFileNameWithoutExtension(header.File);
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);

    public FileBatch NewBatch() => new(new RowBatch(schema.Columns.Count), []);

    public void Add(CsvRows rows, FileBatch batch)
    {
        if (rows.Cells != header.Names.Length)
        {
            setAside.Add(new SetAsideRow(header.File, rows.Row, $"{rows.Cells} cells where the header has {header.Names.Length}"));
            return;
        }

        var id = rows.Cell(_id).Trim();

        if (id.IsEmpty)
        {
            setAside.Add(new SetAsideRow(header.File, rows.Row, "the record id is empty"));
            return;
        }

        var key = id.ToString();
        ids.Add(key, header.File, rows.Row);
        batch.Keys.Add((key, SourceOf(rows)));

        foreach (var positions in _positions) { AddCell(rows, batch.Rows, positions); }

        batch.Rows.EndRow();
    }

    private static void AddCell(CsvRows rows, RowBatch batch, int[] positions)
    {
        switch (positions.Length)
        {
            case 0: batch.AddCell([]); break;
            case 1: batch.AddCell(rows.Cell(positions[0]).Trim()); break;
            default: batch.AddCell(Joined(rows, positions)); break;
        }
    }

    private static string Joined(CsvRows rows, int[] positions) =>
        string.Join(RowBatch.ValueSeparator, positions.Select(position => rows.Cell(position).Trim().ToString()).Where(text => text.Length > 0));

    private string SourceOf(CsvRows rows)
    {
        if (_source < 0 || fileIsSource) { return _fileSource; }

        var lookup = _sources.GetAlternateLookup<ReadOnlySpan<char>>();
        var cell = rows.Cell(_source).Trim();

        if (!lookup.TryGetValue(cell, out var source)) { lookup[cell] = source = cell.ToString(); }

        return source;
    }
}
