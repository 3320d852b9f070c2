using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Lists that are not rows of a table (metadata, message filters) with $select and $filter like any other.</summary>
internal static class DictionaryList
{
    public static WireResponse Answer(DataverseCall call, string context, string key, IEnumerable<IReadOnlyDictionary<string, object?>> all)
    {
        var options = call.Options;
        var fits = new FilterCompiler<IReadOnlyDictionary<string, object?>>(new Binder(context), call.Environment.Now)
            .Compile(options.Filter is { } filter ? FilterParser.Parse(filter, options.Aliases) : null);
        var found = all.Where(fits).ToArray();
        call.Cost.Add(Cost.Read, found.Length);
        return call.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, $"{call.Api}$metadata#{context}{(options.Select is null ? "" : $"({options.Select})")}");
            json.WriteStartArray("value"u8);

            foreach (var one in found)
            {
                json.WriteStartObject();
                WriteMembers(json, one, options, key);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public static WireResponse AnswerOne(DataverseCall call, string context, string key, IReadOnlyDictionary<string, object?> one)
    {
        call.Cost.Add(Cost.Read);
        return call.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, $"{call.Api}$metadata#{context}/$entity");
            WriteMembers(json, one, call.Options, key);
            json.WriteEndObject();
        });
    }

    private static void WriteMembers(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> one, QueryOptions options, string key)
    {
        var expanded = options.Expand is { } expand ? QueryText.Split(expand, ',').Select(part => QueryText.Call(part).Name) : [];
        var names = options.Select is not { } select ? one.Keys.Where(name => !name.Contains('/', StringComparison.Ordinal)) : QueryText.Split(select, ',').Append(key).Concat(expanded).Distinct();

        // A type annotation goes wherever the definition goes.
        foreach (var name in names.Union(one.Keys.Where(name => name.StartsWith('@'))))
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, one.TryGetValue(name, out var value) ? value : throw DataverseException.BadUrl($"Could not find a property named '{name}'."));
        }
    }

    private sealed class Binder(string context) : IFilterBinder<IReadOnlyDictionary<string, object?>>
    {
        public Func<IReadOnlyDictionary<string, object?>, object?> Path(IReadOnlyList<string> parts)
        {
            var name = string.Join('/', parts);
            return one => one.TryGetValue(name, out var value) ? value : throw DataverseException.NoProperty(name, context);
        }

        public void CheckLiteral(IReadOnlyList<string> parts, object? literal)
        {
        }

        public Func<IReadOnlyDictionary<string, object?>, bool> Lambda(FilterNode.Lambda lambda) =>
            throw DataverseException.NoProperty(lambda.Collection, context);
    }
}
