namespace CxHub.Connectors.Dynamics;

/// <summary>A table's names and whether it can tell its changes.</summary>
internal sealed record DynamicsTable(string LogicalName, string SetName, string PrimaryId, bool TracksChanges);
