namespace CxHub.Domain.Ports;

/// <summary>One field as its system describes it.</summary>
public sealed record FieldSchema(string Name, FieldType Type, int? Length = null, bool Writable = true, IReadOnlyList<string>? PickList = null, bool Unique = false);
