using System.Collections.Concurrent;
using CxHub.IdentityResolution;

namespace CxHub.Functions.Commands.Identity;

/// <summary>
/// Reads one or more CSV files into a data set: one thread splits text into cells while another turns cells into values. Rows that cannot be used are listed in
/// <see cref="SetAside"/>; everything that makes the whole input meaningless is an <see cref="IdentityInputException"/>.
/// </summary>
public sealed class IdentityInput
{
    private const int BatchRows = 16_384;

    private readonly List<SetAsideRow> _setAside = [];
    private readonly IdentitySettings _settings;
    private readonly IReadOnlyDictionary<string, ColumnRole> _mapped;

    private IdentityInput(IdentitySettings settings, IReadOnlyDictionary<string, ColumnRole> mapped) => (_settings, _mapped) = (settings, mapped);

    public IReadOnlyList<SetAsideRow> SetAside => _setAside;

    public IdentityDataset Data { get; private set; } = null!;

    public IReadOnlyList<(string File, string Column, ColumnRole Role)> Columns { get; private set; } = [];

    public static IdentityInput Read(IReadOnlyList<string> files, IReadOnlyList<string> maps, IdentitySettings settings, CancellationToken cancellationToken)
    {
        var input = new IdentityInput(settings, ParseMaps(maps));
        input.ReadAll(files, cancellationToken);
        return input;
    }

    internal static Dictionary<string, ColumnRole> ParseMaps(IReadOnlyList<string> maps)
    {
        var mapped = new Dictionary<string, ColumnRole>(StringComparer.OrdinalIgnoreCase);

        foreach (var map in maps)
        {
            var equals = map.LastIndexOf('=');

            if (equals <= 0) { throw new IdentityInputException($"--map {map}: expected COLUMN=ROLE, for instance --map \"Contact Name=full_name\"."); }

            mapped[map[..equals]] = ColumnNames.RoleNamed(map[(equals + 1)..])
                ?? throw new IdentityInputException($"--map {map}: there is no role '{map[(equals + 1)..]}'. Roles are {string.Join(", ", Enum.GetNames<ColumnRole>())}.");
        }

        return mapped;
    }

    private void ReadAll(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var headers = files.Select(ReadHeader).ToList();
        CheckMaps(headers);
        var schema = new IdentitySchema(InputColumns.Union(headers));
        Data = new IdentityDataset(schema, _settings);
        Columns = [.. headers.SelectMany(header => header.Names.Select((name, i) => (header.File, name, header.Roles[i])))];
        var ids = new RecordIds();

        foreach (var header in headers) { ReadRows(header, files.Count > 1, ids, cancellationToken); }
    }

    private void CheckMaps(List<InputColumns> headers)
    {
        foreach (var column in _mapped.Keys)
        {
            if (!headers.Exists(header => header.Names.Contains(column, StringComparer.OrdinalIgnoreCase)))
            {
                throw new IdentityInputException($"--map {column}=...: no input has a column '{column}'. Columns are {string.Join(", ", headers.SelectMany(header => header.Names).Distinct())}.");
            }
        }
    }

    private InputColumns ReadHeader(string file)
    {
        using var rows = Open(file);

        if (!rows.Read()) { throw new IdentityInputException($"{file}: the file is empty; expected a header row with the names of the columns."); }

        var names = new string[rows.Cells];
        for (var i = 0; i < names.Length; i++) { names[i] = rows.Cell(i).Trim().ToString(); }

        var columns = InputColumns.Of(file, names, _mapped);
        columns.RecordId();
        return columns;
    }

    private static CsvRows Open(string file)
    {
        try
        {
            return new CsvRows(File.OpenRead(file), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IdentityInputException($"{file}: cannot be read ({e.Message}).");
        }
    }

    private void ReadRows(InputColumns header, bool fileIsSource, RecordIds ids, CancellationToken cancellationToken)
    {
        using var full = new BlockingCollection<FileBatch>(4);
        var splitting = Task.Run(() => Split(header, fileIsSource, ids, full, cancellationToken), cancellationToken);

        foreach (var batch in full.GetConsumingEnumerable(cancellationToken))
        {
            Data.Add(batch.Rows, row => batch.Keys[row]);
        }

        splitting.GetAwaiter().GetResult();
    }

    private void Split(InputColumns header, bool fileIsSource, RecordIds ids, BlockingCollection<FileBatch> full, CancellationToken cancellationToken)
    {
        try
        {
            using var rows = Open(header.File);
            rows.Read();
            var splitter = new RowSplitter(header, Data.Schema, fileIsSource, ids, _setAside);
            var batch = splitter.NewBatch();

            while (rows.Read())
            {
                splitter.Add(rows, batch);

                if (batch.Rows.Rows == BatchRows)
                {
                    full.Add(batch, cancellationToken);
                    batch = splitter.NewBatch();
                }
            }

            full.Add(batch, cancellationToken);
        }
        finally
        {
            full.CompleteAdding();
        }
    }
}
