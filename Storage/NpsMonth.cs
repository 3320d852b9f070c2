namespace CxHub.Storage;

/// <summary>The answers of one calendar month of the hub's time zone; <paramref name="Month"/> is its first day.</summary>
public sealed record NpsMonth(DateOnly Month, NpsCounts Counts);
