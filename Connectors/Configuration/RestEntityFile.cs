using CxHub.Connectors.Rest;
using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Configuration;

/// <summary>One entry under <c>entities</c> of a manifest.</summary>
internal static class RestEntityFile
{
    private static readonly string[] EngineNames = ["fields", "pageSize", "since", "place"];

    public static RestEntity? Read(ConfigMap map, Dictionary<string, string> variables, EnvironmentValues values)
    {
        var problems = values.Problems;
        map.AllowOnly(problems, "name", "method", "path", "query", "headers", "form", "body", "rows", "key", "modified", "incremental", "paging", "pageSize", "fullLoadEvery", "deleted", "fields");
        var (name, path) = (map.Text("name", problems, required: true), map.Text("path", problems, required: true));
        var key = map.Texts("key", problems);
        if (key.Count is 0)
        {
            problems.Add(map.At, "'key' is missing", "key: the property that identifies a record, or a list of them");
        }

        var modified = map.Map("modified", problems);
        modified?.AllowOnly(problems, "field", "format");
        var (query, headers, form) = (map.Map("query", problems), map.Map("headers", problems), map.Map("form", problems));
        CheckNames(map, [query, headers, form], variables, problems);
        return name is null || path is null ? null : new RestEntity
        {
            Name = name,
            Method = Method(map, problems),
            Path = path,
            Query = RestFile.Pairs(query, values),
            Headers = RestFile.Pairs(headers, values),
            Form = RestFile.Pairs(form, values),
            JsonBody = map.Text("body", problems),
            RowsPointer = map.Text("rows", problems) ?? string.Empty,
            Key = key,
            ModifiedField = modified?.Text("field", problems, required: true),
            ModifiedFormat = Moment(modified, problems),
            Incremental = Incremental(map.Map("incremental", problems), problems),
            Paging = Paging(map.Map("paging", problems), problems),
            PageSize = PolicyFile.InRange(map, "pageSize", 1, 20_000, problems) ?? 200,
            FullLoadEvery = map.Duration("fullLoadEvery", problems),
            DeletedField = map.Text("deleted", problems),
            Fields = Fields(map.Map("fields", problems), problems),
        };
    }

    private static string Method(ConfigMap map, ConfigProblems problems)
    {
        var method = map.Text("method", problems) ?? "GET";
        if (method is not ("GET" or "POST"))
        {
            problems.Add(map.Find("method")!.Value.At, $"'method' is '{method}'", "GET or POST");
        }

        return method;
    }

    private static RestMoment Moment(ConfigMap? map, ConfigProblems problems)
    {
        var format = map?.Text("format", problems);
        if (format is null)
        {
            return RestMoment.Iso;
        }

        // A format of .NET holds at least year, month and day.
        if (!RestMoment.Names.Contains(format) && !(format.Contains("yy", StringComparison.Ordinal) && format.Contains('M', StringComparison.Ordinal) && format.Contains('d', StringComparison.Ordinal)))
        {
            problems.Add(map!.Find("format")!.Value.At, $"unknown format '{format}'", $"one of {string.Join(", ", RestMoment.Names)}, or a pattern such as yyyy-MM-dd HH:mm:ss", NearestName.Of(format, RestMoment.Names));
        }

        return new RestMoment(format);
    }

    private static RestIncremental? Incremental(ConfigMap? map, ConfigProblems problems)
    {
        if (map is null)
        {
            return null;
        }

        map.AllowOnly(problems, "parameter", "value", "format", "overlap");
        var (parameter, template) = (map.Text("parameter", problems, required: true), map.Text("value", problems) ?? "{since}");
        if (!template.Contains("{since}", StringComparison.Ordinal))
        {
            problems.Add(map.Find("value")!.Value.At, $"'value' is '{template}'", "a text with {since} in it");
        }

        return parameter is null ? null : new RestIncremental(parameter, template, Moment(map, problems), map.Duration("overlap", problems) ?? TimeSpan.FromMinutes(5));
    }

    private static RestPaging Paging(ConfigMap? map, ConfigProblems problems)
    {
        if (map is null)
        {
            return new RestPaging(RestPagingKind.None);
        }

        map.AllowOnly(problems, "kind", "next", "parameter", "size", "first", "more", "value", "quote");
        var kind = map.Choice<RestPagingKind>("kind", problems, required: true) ?? RestPagingKind.None;
        return new RestPaging(kind)
        {
            NextPointer = map.Text("next", problems, required: kind is RestPagingKind.NextLink or RestPagingKind.Cursor),
            Parameter = map.Text("parameter", problems, required: kind is RestPagingKind.Offset or RestPagingKind.Page or RestPagingKind.Cursor or RestPagingKind.Keyset),
            SizeParameter = map.Text("size", problems),
            First = map.WholeNumber("first", problems) ?? 1,
            MorePointer = map.Text("more", problems),
            Template = map.Text("value", problems, required: kind is RestPagingKind.Keyset),
            Quote = map.Choice<RestQuote>("quote", problems) ?? RestQuote.None,
        };
    }

    private static Dictionary<string, FieldSchema>? Fields(ConfigMap? map, ConfigProblems problems)
    {
        if (map is null)
        {
            return null;
        }

        Dictionary<string, FieldSchema> fields = new(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            fields[entry.Key] = new FieldSchema(entry.Key, map.Choice<FieldType>(entry.Key, problems, required: true) ?? FieldType.Other, Writable: false);
        }

        return fields;
    }

    /// <summary>Every name in braces must be one that the engine or the manifest fills.</summary>
    private static void CheckNames(ConfigMap map, ConfigMap?[] pairs, Dictionary<string, string> variables, ConfigProblems problems)
    {
        string[] known = [.. EngineNames, .. variables.Keys];
        var texts = new[] { map.Find("path"), map.Find("body") }.Concat(pairs.SelectMany(pair => pair?.Entries ?? []));
        foreach (var entry in texts.OfType<ConfigEntry>())
        {
            foreach (var name in entry.Value is ConfigScalar { Value: { } text } ? RestTemplate.Names(text).Except(known) : [])
            {
                problems.Add(entry.Value.At, $"unknown name '{{{name}}}'", $"one of {string.Join(", ", known)}", NearestName.Of(name, known));
            }
        }
    }
}
