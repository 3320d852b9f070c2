namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>
/// An alternate key. Its index is built in the background: until <see cref="ActiveAt"/> the key cannot be used. A key whose
/// index could not be built because rows already clash is <see cref="Failed"/>.
/// </summary>
internal sealed record AlternateKey(string SchemaName, IReadOnlyList<string> Columns, DateTimeOffset ActiveAt, bool Failed = false)
{
    public string Name => SchemaName.ToLowerInvariant();

    public Guid MetadataId { get; } = Guid.NewGuid();

    public bool IsActive(DateTimeOffset now) => !Failed && now >= ActiveAt;

    public string Status(DateTimeOffset now) => Failed ? "Failed" : now >= ActiveAt ? "Active" : "Pending";
}
