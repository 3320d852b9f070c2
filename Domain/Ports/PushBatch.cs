namespace CxHub.Domain.Ports;

/// <summary>Rows of one entity to be changed in one push run. Where <paramref name="Append"/> is given they are added by that key, each once
/// however often they are sent, and <see cref="PushRow.RecordId"/> is its value.</summary>
public sealed record PushBatch(string RunId, string Entity, IReadOnlyList<PushRow> Rows, AppendKey? Append = null);
