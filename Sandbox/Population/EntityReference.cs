namespace CxHub.Sandbox.Population;

/// <summary>A Dataverse lookup value: the table it points at (logical name) and the row.</summary>
public sealed record EntityReference(string LogicalName, Guid Id);
