namespace CxHub.Domain.Ports;

/// <summary>A field that a target map writes and that <c>provision</c> creates where it is missing. A reference names the entity it points to; a label of the entity is given where that is created too.</summary>
public sealed record FieldDefinition(
    string Entity,
    string Name,
    string Label,
    FieldType Type,
    int? Length = null,
    int? Scale = null,
    bool Unique = false,
    IReadOnlyList<string>? PickList = null,
    string? References = null,
    string? EntityLabel = null);
