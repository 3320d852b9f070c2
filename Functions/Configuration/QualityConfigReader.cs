using CxHub.Domain.Configuration;
using CxHub.Domain.Records;
using CxHub.Insights.Quality;
using CxHub.Mapping.Targets;

namespace CxHub.Functions.Configuration;

/// <summary>Reads <c>quality</c> of <c>scores.yaml</c>: what is expected of the data, and what waits while they are worse.</summary>
public sealed class QualityConfigReader(IReadOnlyCollection<string> sources, TargetMaps targets, ConfigProblems problems)
{
    private static readonly string[] Kinds = [.. QualityFacts.Kinds.Select(kind => ConfigNames.Written(kind.ToString()))];

    public QualityRules Read(ConfigMap? map)
    {
        if (map is null)
        {
            return new QualityRules();
        }

        map.AllowOnly(problems, "halfLife", "arrivesWithin", "every", "reference", "required", "gates");
        var defaults = new QualityRules();
        return new QualityRules
        {
            HalfLife = map.Duration("halfLife", problems) ?? defaults.HalfLife,
            ArrivesWithin = map.Duration("arrivesWithin", problems) ?? defaults.ArrivesWithin,
            Every = map.Duration("every", problems) ?? defaults.Every,
            Reference = Source(map, "reference", required: false),
            Required = map.Map("required", problems) is { } required ? Required(required) : defaults.Required,
            Gates = [.. (map.List("gates", problems)?.Items ?? []).Select(Gate).OfType<QualityGate>()],
        };
    }

    private SortedDictionary<CanonicalKind, IReadOnlyList<string>> Required(ConfigMap map)
    {
        map.AllowOnly(problems, Kinds);
        SortedDictionary<CanonicalKind, IReadOnlyList<string>> required = [];
        foreach (var name in map.Entries.Select(entry => entry.Key).Where(Kinds.Contains))
        {
            var kind = QualityFacts.Kinds[Array.IndexOf(Kinds, name)];
            var fields = map.Texts(name, problems);
            foreach (var field in fields)
            {
                Known(map.Find(name)!.Value.At, field, QualityFacts.FieldsOf(kind), $"is not a field of {name} that quality looks at");
            }

            required[kind] = fields;
        }

        return required;
    }

    private QualityGate? Gate(ConfigNode node)
    {
        if (node is not ConfigMap map)
        {
            problems.Add(node.At, $"a gate is {node.Kind}", "a map with source, kind, dimension, atLeast and pauses");
            return null;
        }

        map.AllowOnly(problems, "source", "kind", "field", "dimension", "atLeast", "pauses");
        var source = Source(map, "source", required: true);
        var kind = Kind(map);
        var dimension = map.Choice<QualityDimension>("dimension", problems, required: true);
        var field = map.Text("field", problems);
        if (field is not null && kind is { } of)
        {
            Known(map.Find("field")!.Value.At, field, QualityFacts.FieldsOf(of), "is not a field that quality looks at");
        }

        return source is null || kind is null || dimension is null || Share(map) is not { } least
            ? null
            : new QualityGate(source, kind.Value, field, dimension.Value, least, Places(map));
    }

    private double? Share(ConfigMap map)
    {
        var share = map.Number("atLeast", problems, required: true);
        if (share is < 0 or > 1)
        {
            problems.Add(map.Find("atLeast")!.Value.At, FormattableString.Invariant($"atLeast is {share}"), "a share between 0 and 1");
            return null;
        }

        return share;
    }

    private CanonicalKind? Kind(ConfigMap map)
    {
        if (map.Text("kind", problems, required: true) is not { } name)
        {
            return null;
        }

        return Known(map.Find("kind")!.Value.At, name, Kinds, "is not a kind of record that quality is measured of") ? QualityFacts.Kinds[Array.IndexOf(Kinds, name)] : null;
    }

    private string? Source(ConfigMap map, string key, bool required)
    {
        var name = map.Text(key, problems, required);
        return name is not null && Known(map.Find(key)!.Value.At, name, sources, "is not a configured source") ? name : null;
    }

    /// <summary>A target, an entity of it, or a field.</summary>
    private IReadOnlyList<string> Places(ConfigMap map)
    {
        string[] known =
        [
            .. targets.Targets, .. targets.Targets.SelectMany(targets.For).Select(one => $"{one.Target}/{one.Entity}"),
            .. targets.Targets.SelectMany(targets.For).SelectMany(one => one.Fields.Select(field => $"{one.Target}/{one.Entity}/{field.Name}")),
        ];
        var places = map.Texts("pauses", problems);
        foreach (var place in places)
        {
            Known(map.Find("pauses")!.Value.At, place, known, "is neither a target nor a part of one", "such as salesforce, salesforce/Contact or salesforce/Contact/CxHub_Nps__c");
        }

        if (places.Count is 0 && map.Find("pauses") is null)
        {
            problems.Add(map.At, "'pauses' is missing", "pauses: what is not written while the gate is shut");
        }

        return places;
    }

    private bool Known(ConfigPosition at, string name, IReadOnlyCollection<string> known, string complaint, string? expected = null)
    {
        if (known.Contains(name))
        {
            return true;
        }

        problems.Add(at, $"'{name}' {complaint}", expected ?? $"one of {string.Join(", ", known)}", NearestName.Of(name, known));
        return false;
    }
}
