namespace CxHub.Domain.Ports;

/// <summary>Rows of one entity to be changed in one push run.</summary>
public sealed record PushBatch(string RunId, string Entity, IReadOnlyList<PushRow> Rows);
