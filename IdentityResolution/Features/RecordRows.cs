namespace CxHub.IdentityResolution.Features;

/// <summary>Turns records with named values into rows of a schema's columns; several values of one column share its cell.</summary>
internal sealed class RecordRows(IdentitySchema schema)
{
    public const int Most = 4096;

    private readonly Dictionary<SchemaColumn, int> _positions = schema.Columns.Index().ToDictionary(column => column.Item, column => column.Index);

    public RowBatch Batch { get; } = new(schema.Columns.Count);

    public void Fill(IReadOnlyList<IdentityRecord> records, int start, int count)
    {
        Batch.Clear();
        var cells = new string?[schema.Columns.Count];

        for (var i = start; i < start + count; i++)
        {
            Array.Clear(cells);
            foreach (var value in records[i].Values) { Place(value, cells, records[i]); }

            foreach (var cell in cells) { Batch.AddCell(cell); }

            Batch.EndRow();
        }
    }

    private void Place(IdentityValue value, string?[] cells, IdentityRecord record)
    {
        if (string.IsNullOrWhiteSpace(value.Text) || value.Role is ColumnRole.Ignore or ColumnRole.RecordId or ColumnRole.Source) { return; }

        if (!_positions.TryGetValue(IdentitySchema.ColumnOf(value), out var position))
        {
            throw new ArgumentException($"Record {record.Source}/{record.RecordId} has a value of role {value.Role} ('{value.Column}'), which the data set's schema does not have.", nameof(value));
        }

        cells[position] = cells[position] is not { } before ? value.Text : HoldsSeveral(value.Role) ? before + RowBatch.ValueSeparator + value.Text : before;
    }

    private static bool HoldsSeveral(ColumnRole role) => role is ColumnRole.Email or ColumnRole.Phone or ColumnRole.ExternalId or ColumnRole.NationalId;
}
