namespace CxHub.Domain.Ports;

/// <summary>An entity as its system describes it to the hub's user: only fields that user may see.</summary>
public sealed record EntitySchema(string Entity, IReadOnlyDictionary<string, FieldSchema> Fields);
