namespace CxHub.Sandbox.Dataverse;

/// <summary>A published duplicate-detection rule: two rows of the table that agree in all of these columns.</summary>
internal sealed record DuplicateRule(string Table, IReadOnlyList<string> Columns);
