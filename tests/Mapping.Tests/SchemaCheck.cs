using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CxHub.Domain.Configuration;

namespace CxHub.Tests.Mapping;

/// <summary>Checks parsed configuration against the part of JSON Schema that <c>config/schema/</c> uses; an unknown keyword is an error, so nothing is skipped unseen.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal) { "$schema", "$defs", "title", "description" };

    /// <summary>What is wrong, each with its place; empty when the file fits.</summary>
    public IReadOnlyList<string> Problems(ConfigNode node) => [.. Check(node, root)];

    private IEnumerable<string> Check(ConfigNode node, JsonElement schema) =>
        schema.EnumerateObject().Where(keyword => !Annotations.Contains(keyword.Name)).SelectMany(keyword => Check(node, schema, keyword));

    private IEnumerable<string> Check(ConfigNode node, JsonElement schema, JsonProperty keyword)
    {
        var map = node as ConfigMap;
        var list = node as ConfigList;
        var text = (node as ConfigScalar)?.Value;
        var value = keyword.Value;
        return keyword.Name switch
        {
            "$ref" => Check(node, root.GetProperty("$defs").GetProperty(value.GetString()!.Split('/')[^1])),
            "type" => Names(value).Any(type => Is(node, type)) ? [] : [$"{node.At}: not {value.GetRawText()}"],
            "properties" => map is null ? [] : map.Entries.Where(entry => value.TryGetProperty(entry.Key, out _)).SelectMany(entry => Check(entry.Value, value.GetProperty(entry.Key))),
            "patternProperties" => map is null ? [] : value.EnumerateObject().SelectMany(pattern => map.Entries.Where(entry => Regex.IsMatch(entry.Key, pattern.Name)).SelectMany(entry => Check(entry.Value, pattern.Value))),
            "additionalProperties" => map is null ? [] : Others(map, schema).SelectMany(entry => value.ValueKind is JsonValueKind.False ? [$"{entry.At}: unknown '{entry.Key}'"] : Check(entry.Value, value)),
            "required" => map is null ? [] : Names(value).Where(name => map.Find(name) is null).Select(name => $"{map.At}: '{name}' is missing"),
            "minProperties" => map is null || map.Entries.Count >= value.GetInt32() ? [] : [$"{map.At}: too few"],
            "maxProperties" => map is null || map.Entries.Count <= value.GetInt32() ? [] : [$"{map.At}: too many"],
            "items" => list is null ? [] : list.Items.SelectMany(item => Check(item, value)),
            "minItems" => list is null || list.Items.Count >= value.GetInt32() ? [] : [$"{list.At}: too few"],
            "enum" => text is not null && Names(value).Contains(text) ? [] : [$"{node.At}: not one of {value.GetRawText()}"],
            "const" => text == value.GetString() ? [] : [$"{node.At}: not {value.GetRawText()}"],
            "pattern" => text is null || Regex.IsMatch(text, value.GetString()!) ? [] : [$"{node.At}: not like {value.GetString()}"],
            "minimum" => Bound(text, number => number >= value.GetDouble(), node),
            "maximum" => Bound(text, number => number <= value.GetDouble(), node),
            "exclusiveMinimum" => Bound(text, number => number > value.GetDouble(), node),
            "exclusiveMaximum" => Bound(text, number => number < value.GetDouble(), node),
            "anyOf" => value.EnumerateArray().Any(option => !Check(node, option).Any()) ? [] : [$"{node.At}: fits none of the forms"],
            "oneOf" => value.EnumerateArray().Count(option => !Check(node, option).Any()) is 1 ? [] : [$"{node.At}: fits not exactly one of the forms"],
            "allOf" => value.EnumerateArray().SelectMany(option => Check(node, option)),
            "if" => Check(node, value).Any() ? [] : Check(node, schema.GetProperty("then")),
            "then" => [],
            _ => throw new NotSupportedException($"the check does not know '{keyword.Name}'"),
        };
    }

    private static IEnumerable<ConfigEntry> Others(ConfigMap map, JsonElement schema)
    {
        var named = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name).ToHashSet(StringComparer.Ordinal) : [];
        var patterns = schema.TryGetProperty("patternProperties", out var matching) ? matching.EnumerateObject().Select(property => property.Name).ToArray() : [];
        return map.Entries.Where(entry => !named.Contains(entry.Key) && !patterns.Any(pattern => Regex.IsMatch(entry.Key, pattern)));
    }

    private static IEnumerable<string> Bound(string? text, Func<double, bool> holds, ConfigNode node) =>
        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || holds(number) ? [] : [$"{node.At}: out of bounds"];

    private static IEnumerable<string> Names(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().Select(name => name.GetString()!) : [value.GetString()!];

    private static bool Is(ConfigNode node, string type) => (type, node) switch
    {
        ("object", ConfigMap) or ("array", ConfigList) => true,
        ("null", ConfigScalar { Value: null }) => true,
        ("string", ConfigScalar { Value: not null }) => true,
        ("integer", ConfigScalar { Value: { } text }) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ("number", ConfigScalar { Value: { } text }) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ("boolean", ConfigScalar { Value: { } text }) => bool.TryParse(text, out _),
        _ => false,
    };
}
