using CxHub.Domain.Configuration;
using CxHub.Domain.Records;

namespace CxHub.Mapping.Reading;

/// <summary>Reads the maps of one source from its file.</summary>
internal sealed class FieldMapReader(MappingContext context, ConfigProblems problems)
{
    /// <summary>Stands for the record's own id, whatever its system calls it.</summary>
    private const string RecordId = "$id";

    private readonly Dictionary<string, ConfigPosition> _filesBySource = new(StringComparer.Ordinal);
    private readonly FieldRuleReader _fields = new(context, problems, new ValueRuleReader(problems, (text, at) => Path(text, at, problems)));
    private readonly ValueRuleReader _rules = new(problems, (text, at) => Path(text, at, problems));

    public IReadOnlyList<RecordMap> Read(ConfigMap file)
    {
        file.AllowOnly(problems, "source", "maps");
        var source = Source(file);
        var maps = file.List("maps", problems, required: true);
        if (source is null || maps is null)
        {
            return [];
        }

        return [.. maps.Items.Select(item => Record(source, item)).OfType<RecordMap>()];
    }

    private static ValueReader? Path(string text, ConfigPosition at, ConfigProblems problems)
    {
        if (text is RecordId)
        {
            return new ValueReader(text, ValueKind.Text, string.Empty, scope => scope.Key.Id);
        }

        if (SourcePath.Parse(text) is { } path)
        {
            return new ValueReader(text, ValueKind.Any, path.Field, scope => path.Read(scope.Row!.Body, scope));
        }

        problems.Add(at, $"'{text}' is not a path", "names joined by dots (identity.email), places in lists (items[0].name), or a name in brackets (['a.b'])");
        return null;
    }

    private string? Source(ConfigMap file)
    {
        if (file.Text("source", problems, required: true) is not { } source)
        {
            return null;
        }

        var at = file.Find("source")!.Value.At;
        if (!context.Sources.Contains(source))
        {
            problems.Add(at, $"unknown source '{source}'", $"one of {string.Join(", ", context.Sources)}", NearestName.Of(source, context.Sources));
            return null;
        }

        if (!_filesBySource.TryAdd(source, at))
        {
            problems.Add(at, $"'{source}' has a map file already ({_filesBySource[source]})", "one file per source");
            return null;
        }

        return source;
    }

    private RecordMap? Record(string source, ConfigNode item)
    {
        if (item is not ConfigMap map)
        {
            problems.Add(item.At, $"a map is {item.Kind}", "{ entity: …, to: …, fields: … }");
            return null;
        }

        var before = problems.All.Count;
        map.AllowOnly(problems, "entity", "to", "key", "when", "fields");
        var entity = map.Text("entity", problems, required: true);
        var kind = map.Choice<CanonicalKind>("to", problems, required: true);
        var (key, keyEntity) = Key(map);
        var when = Condition.Read(map, "when", problems, (text, at) => Path(text, at, problems));
        var fields = map.Map("fields", problems, required: true);
        var rules = kind is null || fields is null ? [] : _fields.Read(fields, kind.Value);
        return problems.All.Count > before ? null : new RecordMap(context, map.At, source, entity!, kind!.Value, key, keyEntity, when, rules);
    }

    /// <summary><c>key: Id</c>, or <c>key: { from: visitorId, entity: visitors }</c> where several rows stand for one record.</summary>
    private (ValueRule? Key, string? Entity) Key(ConfigMap map)
    {
        if (map.Find("key") is not { } entry)
        {
            return (null, null);
        }

        var entity = (entry.Value as ConfigMap)?.Text("entity", problems);
        (entry.Value as ConfigMap)?.AllowOnly(problems, [.. ValueRuleReader.Keys, "entity"]);
        return (_rules.Read(entry), entity);
    }
}
