namespace CxHub.Domain.Ports;

/// <summary>
/// The fields of one record that change. Values are JSON scalars: string, decimal, bool or null (clears the field); dates and times are ISO 8601 text in UTC with <c>Z</c>.
/// </summary>
/// <param name="RecordId">The record's id in the target system.</param>
/// <param name="ParentId">The account it hangs on, used to order rows against lock conflicts.</param>
/// <param name="Fields">Field name in the target system to new value.</param>
public sealed record PushRow(string RecordId, string? ParentId, IReadOnlyDictionary<string, object?> Fields);
