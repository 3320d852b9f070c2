namespace CxHub.Activation.Pushing;

/// <summary>A field or a reason, and how many rows it concerns.</summary>
public sealed record FieldCount(string Name, int Rows);
