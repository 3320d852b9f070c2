namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>What became of one row of a write. A failed update still carries its id.</summary>
internal sealed record SaveResult(string? Id, bool Success, bool Created, IReadOnlyList<SaveError> Errors)
{
    public static SaveResult Saved(string id, bool created = false) => new(id, true, created, []);

    public static SaveResult Failed(SaveError error, string? id = null) => new(id, false, false, [error]);
}
