using CxHub.Mapping;
using CxHub.Mapping.Targets;

namespace CxHub.Functions.Configuration;

/// <summary>The field maps and target maps of the running hub, and what follows from both together.</summary>
public sealed class ConfiguredMaps(FieldMaps fields, TargetMaps targets)
{
    public FieldMaps Fields { get; } = fields;

    public TargetMaps Targets { get; } = targets;

    /// <summary>The fields a pull must ask for: those the maps read, and those the hub writes on the same entity, so that it knows what stands there.</summary>
    public IReadOnlyList<string> FieldsToPull(string source, string entity) =>
        [.. Fields.SourceFields(source, entity).Concat(Targets.FieldsOf(source, entity)).Distinct(StringComparer.Ordinal)];
}
