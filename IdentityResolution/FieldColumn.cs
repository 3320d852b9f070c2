namespace CxHub.IdentityResolution;

/// <summary>A column of a field: its role and its position in the rows.</summary>
public sealed record FieldColumn(ColumnRole Role, int Position);
