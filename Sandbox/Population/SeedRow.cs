namespace CxHub.Sandbox.Population;

/// <summary>
/// One row that a look-alike server holds when it starts: the system it belongs to, its entity as that
/// system names it (<c>Contact</c>, <c>contact</c>, <c>customers</c>), its id in that system's own form, and its
/// fields by wire name. Lookups to other rows are plain ids for Salesforce and <see cref="EntityReference"/> for Dataverse.
/// </summary>
public sealed record SeedRow(
    string System,
    string Entity,
    string Id,
    DateTimeOffset ModifiedAt,
    IReadOnlyDictionary<string, object?> Fields);
