using CxHub.Domain.Ports;

namespace CxHub.Mapping.Targets;

/// <summary>An entity to which the hub adds one record per answer: history that the next answer never overwrites. The label names the entity for people where <c>provision</c> creates it.</summary>
public sealed record TargetAppend(AppendKey Key, string Label)
{
    private const int KeyLength = 64;

    internal string Text => $" adds {Key.Field} {Key.Parent} {Key.ParentEntity}";

    /// <summary>The key and the lookup, which <c>provision</c> creates along with the entity.</summary>
    internal IReadOnlyList<FieldDefinition> Definitions(string entity) =>
    [
        new(entity, Key.Field, $"{Label} id", FieldType.Text, KeyLength, Unique: true, EntityLabel: Label),
        new(entity, Key.Parent, Key.ParentEntity, FieldType.Reference, References: Key.ParentEntity, EntityLabel: Label),
    ];
}
