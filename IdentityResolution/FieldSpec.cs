namespace CxHub.IdentityResolution;

/// <summary>One compared field: its name in reports, its kind, and the columns (by position) it is made of.</summary>
public sealed record FieldSpec(string Name, FieldKind Kind, IReadOnlyList<FieldColumn> Columns);
