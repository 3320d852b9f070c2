namespace CxHub.IdentityResolution;

/// <summary>A column of the input and its role.</summary>
public sealed record SchemaColumn(string Name, ColumnRole Role);
