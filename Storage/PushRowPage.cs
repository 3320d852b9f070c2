namespace CxHub.Storage;

/// <summary>A page of a run's ledger in the order of its rows. <paramref name="Next"/> asks for the page behind it; null at the end.</summary>
public sealed record PushRowPage(IReadOnlyList<PushLedgerRow> Rows, long? Next);
