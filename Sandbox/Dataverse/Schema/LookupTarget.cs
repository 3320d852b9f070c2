namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>A table that a lookup may name, the navigation property that leads there, and the collection that leads back.</summary>
internal sealed record LookupTarget(string Table, string Navigation, string? Collection);
