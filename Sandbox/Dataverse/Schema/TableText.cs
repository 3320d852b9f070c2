using System.Globalization;
using System.Text.RegularExpressions;

namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>
/// Reads the table schema as it is written in the *Tables files. An unindented line opens a table
/// (<c>name set key namecolumn flags</c>); an indented one is a column:
/// <c>name kind(length) flags =default &gt; table navigation collection, ... : value Label | value/state Label</c>.
/// </summary>
internal static partial class TableText
{
    private const string CommonColumns = """
          createdon            datetime readonly
          modifiedon           datetime readonly
          createdby            lookup readonly > systemuser createdby -
          modifiedby           lookup readonly > systemuser modifiedby -
          versionnumber        bigint readonly
          overriddencreatedon  datetime
          importsequencenumber integer
        """;

    private const string OwnerColumns = """
          ownerid              owner > systemuser ownerid -, team ownerid -
          owningbusinessunit   lookup readonly > businessunit owningbusinessunit -
        """;

    private static readonly Dictionary<string, ColumnKind> Kinds = Enum.GetValues<ColumnKind>()
        .ToDictionary(kind => kind.ToString().ToLowerInvariant())
        .Append(new("guid", ColumnKind.Uniqueidentifier)).Append(new("choice", ColumnKind.Picklist)).Append(new("choices", ColumnKind.MultiSelectPicklist))
        .ToDictionary();

    public static IEnumerable<Table> Read(string text)
    {
        Table? table = null;

        foreach (var line in text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (line[0] is ' ')
            {
                AddColumn(table!, ReadColumn(line));
                continue;
            }

            if (table is not null)
            {
                yield return table;
            }

            table = ReadHeader(line);
        }

        yield return table!;
    }

    private static Table ReadHeader(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var table = new Table(words[0], words[1], words[2], words[3], words.Skip(4).ToHashSet());
        table.Add(new() { Name = table.KeyColumn, Kind = ColumnKind.Uniqueidentifier });

        foreach (var column in (CommonColumns + (table.IsOwner ? string.Empty : "\n" + OwnerColumns)).Split('\n'))
        {
            table.Add(ReadColumn(column));
        }

        return table;
    }

    private static void AddColumn(Table table, Column column)
    {
        table.Add(column);

        // Every money column has a companion in the organisation's currency.
        if (column.Kind is ColumnKind.Money)
        {
            table.Add(column with { Name = column.Name + "_base", ReadOnly = true });
        }
    }

    private static Column ReadColumn(string line)
    {
        var match = ColumnLine().Match(line);
        var flags = match.Groups["flags"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var kind = Kinds[match.Groups["kind"].Value];
        var options = match.Groups["options"].Value.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadOption).ToArray();
        var targets = match.Groups["targets"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadTarget).ToArray();
        var size = match.Groups["size"] is { Success: true } length ? int.Parse(length.Value, CultureInfo.InvariantCulture) : 0;

        return new()
        {
            Name = match.Groups["name"].Value,
            Kind = kind,
            MaxLength = kind is ColumnKind.String or ColumnKind.Memo ? (size > 0 ? size : 100) : 0,
            ReadOnly = flags.Contains("readonly"),
            Required = flags.Contains("required"),
            Default = match.Groups["default"] is { Success: true } value ? ReadDefault(kind, value.Value) : null,
            Options = options,
            Targets = targets,
        };
    }

    private static object ReadDefault(ColumnKind kind, string text) => kind switch
    {
        ColumnKind.Boolean => text is "true",
        ColumnKind.String => text,
        _ => int.Parse(text, CultureInfo.InvariantCulture),
    };

    private static ChoiceOption ReadOption(string text)
    {
        var (numbers, label) = (text[..text.IndexOf(' ', StringComparison.Ordinal)], text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var parts = numbers.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new(parts[0], label, parts.Length > 1 ? parts[1] : null);
    }

    private static LookupTarget ReadTarget(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(words[0], words[1], words[2] is "-" ? null : words[2]);
    }

    [GeneratedRegex(@"^ +(?<name>\w+) +(?<kind>[a-z]+)(\((?<size>\d+)\))?(?<flags>( +(?!=)[a-z]+)*)( +=(?<default>\S+))?( +> +(?<targets>[^:]+?))?( +: +(?<options>.+))?\s*$")]
    private static partial Regex ColumnLine();
}
