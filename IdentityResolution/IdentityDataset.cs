using CxHub.IdentityResolution.Features;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution;

/// <summary>
/// Records as rows of interned values: for each field the number of the record's value. Rows are only added; a record that is
/// removed keeps its row number and is no longer counted.
/// </summary>
public sealed class IdentityDataset
{
    private readonly List<string> _sources = [];
    private readonly Dictionary<string, int> _sourceNumbers = new(StringComparer.Ordinal);
    private readonly Column<int> _source = new();
    private readonly Column<string> _ids = new();
    private readonly Column<ulong> _keys = new();
    private readonly Column<bool> _present = new();
    private int[] _values = new int[1024];

    /// <summary>An empty data set; <paramref name="frequencies"/>, one per field, are those of a snapshot, to score as it was frozen.</summary>
    /// <exception cref="ArgumentException">The snapshot is of records with other fields.</exception>
    public IdentityDataset(IdentitySchema schema, IdentitySettings settings, IReadOnlyList<FieldFrequencies>? frequencies = null)
    {
        Schema = schema;
        var nicknames = settings.Nicknames.Length == 0 ? NicknameTable.Default : NicknameTable.Parse(settings.Nicknames);
        Tables = [.. schema.Fields.Select(field => FieldTables.Create(field, nicknames, settings))];
        Use(frequencies ?? []);
    }

    public IdentitySchema Schema { get; }

    /// <summary>Rows ever added.</summary>
    public int Rows => _ids.Count;

    /// <summary>Records that are present.</summary>
    public int Records { get; private set; }

    internal FieldTable[] Tables { get; }

    public static IdentityDataset Of(IReadOnlyList<IdentityRecord> records, IdentitySettings settings)
    {
        var dataset = new IdentityDataset(IdentitySchema.Of(records), settings);
        dataset.Add(records);
        return dataset;
    }

    public string RecordId(int row) => _ids[row];

    public string Source(int row) => _sources[_source[row]];

    public RecordKey KeyOf(int row) => new(Source(row), RecordId(row));

    public bool IsPresent(int row) => _present[row];

    /// <summary>Adds records; roles that the schema does not have are refused.</summary>
    public void Add(IReadOnlyList<IdentityRecord> records)
    {
        var rows = new RecordRows(Schema);

        for (var start = 0; start < records.Count; start += RecordRows.Most)
        {
            var count = Math.Min(RecordRows.Most, records.Count - start);
            rows.Fill(records, start, count);
            Add(rows.Batch, i => (records[start + i].RecordId, records[start + i].Source));
        }
    }

    /// <summary>Adds a batch of rows whose cells are in the order of the schema's columns.</summary>
    public void Add(RowBatch batch, Func<int, (string RecordId, string Source)> identify)
    {
        var first = Rows;

        for (var row = 0; row < batch.Rows; row++)
        {
            var (id, source) = identify(row);
            AddRow(id, source);
        }

        if (_values.Length < Rows * Tables.Length) { Array.Resize(ref _values, Math.Max(_values.Length * 2, Rows * Tables.Length)); }

        // Each field has its own table, so fields are filled side by side and each in row order.
        Parallel.For(0, Tables.Length, field => Fill(field, batch, first));
    }

    /// <summary>Takes a record out of every count.</summary>
    public void Remove(int row)
    {
        if (!_present[row]) { return; }

        _present[row] = false;
        Records--;

        for (var field = 0; field < Tables.Length; field++) { Tables[field].Count(Value(field, row), -1); }
    }

    internal int SourceNumber(int row) => _source[row];

    /// <summary>A hash of source and id: the order of records that does not depend on the order of arrival.</summary>
    internal ulong Key(int row) => _keys[row];

    internal int Value(int field, int row) => _values[(row * Tables.Length) + field];

    /// <summary>The numbers of a row's values, side by side: one place in memory for a comparison.</summary>
    internal ReadOnlySpan<int> ValuesOf(int row) => _values.AsSpan(row * Tables.Length, Tables.Length);

    internal void Freeze() => Parallel.For(0, Tables.Length, field => Tables[field].Freeze());

    internal void Prime() => Parallel.For(0, Tables.Length, field => Tables[field].Prime());

    /// <summary>How common values were when the frequencies were frozen, field by field.</summary>
    public IReadOnlyList<FieldFrequencies> Frequencies() => [.. Tables.Select(table => table.Frequencies())];

    /// <summary>Present rows in key order.</summary>
    internal int[] Order()
    {
        var rows = new int[Records];
        var keys = new ulong[Records];
        var count = 0;

        for (var row = 0; row < Rows; row++)
        {
            if (_present[row])
            {
                keys[count] = _keys[row];
                rows[count++] = row;
            }
        }

        Array.Sort(keys, rows);
        return rows;
    }

    /// <summary>A look-up from the records named in decisions to their rows.</summary>
    internal Func<RecordKey, int?> RowIndex(IReadOnlyList<IdentityDecision> decisions)
    {
        if (decisions.Count == 0) { return _ => null; }

        var wanted = decisions.SelectMany(decision => new[] { decision.Left, decision.Right }).ToHashSet();
        var rows = new Dictionary<RecordKey, int>();

        for (var row = 0; row < Rows; row++)
        {
            if (_present[row] && wanted.Contains(KeyOf(row))) { rows[KeyOf(row)] = row; }
        }

        return key => rows.TryGetValue(key, out var row) ? row : null;
    }

    private void Use(IReadOnlyList<FieldFrequencies> frequencies)
    {
        if (frequencies.Count == 0) { return; }

        if (frequencies.Count != Tables.Length)
        {
            throw new ArgumentException($"The snapshot has the frequencies of {frequencies.Count} fields, the records have {Tables.Length}. Train again.", nameof(frequencies));
        }

        foreach (var (table, frozen) in Tables.Zip(frequencies)) { table.Use(frozen); }
    }

    private void AddRow(string id, string source)
    {
        if (!_sourceNumbers.TryGetValue(source, out var number))
        {
            number = _sources.Count;
            _sources.Add(source);
            _sourceNumbers.Add(source, number);
        }

        _ids.Add(id);
        _source.Add(number);
        _keys.Add(Hash64.Of(id, Hash64.Of(source)));
        _present.Add(true);
        Records++;
    }

    private void Fill(int field, RowBatch batch, int first)
    {
        var table = Tables[field];

        for (var row = 0; row < batch.Rows; row++)
        {
            var value = table.Intern(batch, row);
            _values[((first + row) * Tables.Length) + field] = value;
            table.Count(value, 1);
        }
    }
}
