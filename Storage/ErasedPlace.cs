namespace CxHub.Storage;

/// <summary>One place of the store and how many of its rows an erasure removed or emptied.</summary>
public sealed record ErasedPlace(string Place, int Rows);
