using System.Globalization;
using System.Text.RegularExpressions;

namespace CxHub.Sandbox.Salesforce.Schema;

/// <summary>
/// Reads the object schema as it is written in the *Objects files. An unindented line opens an object
/// (<c>Name prefix plural flags</c>); an indented one is a field:
/// <c>Name type(length | precision,scale) flags "Label" &gt; Target,Target Relationship : value|value</c>.
/// </summary>
internal static partial class SchemaText
{
    private const string SystemFields = """
          Id                id         readonly
          IsDeleted         boolean    readonly
          CreatedDate       datetime   readonly
          CreatedById       reference  readonly > User CreatedBy
          LastModifiedDate  datetime   readonly
          LastModifiedById  reference  readonly > User LastModifiedBy
          SystemModstamp    datetime   readonly
        """;

    public static IEnumerable<SObjectType> Read(string text)
    {
        SObjectType? type = null;

        foreach (var line in text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (line[0] != ' ')
            {
                if (type is not null)
                {
                    yield return type;
                }

                type = ReadHeader(line);
            }
            else
            {
                type!.Add(ReadField(line));
            }
        }

        yield return type!;
    }

    public static string Words(string name) => WordStart().Replace(name.Replace("__c", "", StringComparison.Ordinal).Replace('_', ' '), " ");

    private static SObjectType ReadHeader(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var type = new SObjectType(words[0], Words(words[2]), words[1], words.Skip(3).ToHashSet());

        foreach (var field in SystemFields.Split('\n'))
        {
            type.Add(ReadField(field));
        }

        return type;
    }

    private static SObjectField ReadField(string line)
    {
        var match = FieldLine().Match(line);
        var flags = match.Groups["flags"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var name = match.Groups["name"].Value;
        var type = match.Groups["type"].Value;
        var (size, scale) = (Number(match.Groups["size"]), Number(match.Groups["scale"]));
        var picklist = match.Groups["values"].Value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isNumber = type is "double" or "currency" or "percent";
        var readOnly = flags.Contains("readonly") || type is "address";

        return new()
        {
            Name = name,
            Label = match.Groups["label"] is { Success: true } label ? label.Value : Words(name),
            Type = type,
            Length = isNumber ? 0 : DefaultLength(type, size),
            Precision = isNumber ? size : 0,
            Scale = isNumber ? scale : 0,
            Nillable = !flags.Contains("required") && !(type is "boolean" or "id") && !flags.Contains("defaulted"),
            Createable = !readOnly,
            Updateable = !readOnly && !flags.Contains("createonly"),
            DefaultedOnCreate = flags.Contains("defaulted") || type is "boolean" or "id",
            Unique = flags.Contains("unique"),
            ExternalId = flags.Contains("external"),
            CaseSensitive = flags.Contains("cased"),
            Calculated = flags.Contains("calculated"),
            AutoNumber = flags.Contains("auto"),
            NameField = flags.Contains("name"),
            RestrictedPicklist = flags.Contains("restricted"),
            Picklist = picklist,
            ReferenceTo = match.Groups["targets"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries),
            RelationshipName = match.Groups["relationship"] is { Success: true } relationship ? relationship.Value : null,
        };
    }

    private static int DefaultLength(string type, int size) => (type, size) switch
    {
        (_, > 0) => size,
        ("id" or "reference", _) => 18,
        ("email", _) => 80,
        ("phone", _) => 40,
        ("picklist" or "url" or "string", _) => 255,
        ("textarea", _) => 32000,
        _ => 0,
    };

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("""^ +(?<name>\w+) +(?<type>\w+)(\((?<size>\d+)(,(?<scale>\d+))?\))?(?<flags>( +[a-z]+)*)( +"(?<label>[^"]+)")?( +> +(?<targets>[\w,]+) +(?<relationship>\w+))?( +: +(?<values>.+))?\s*$""")]
    private static partial Regex FieldLine();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
