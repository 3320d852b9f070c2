using CxHub.IdentityResolution.Training;

namespace CxHub.IdentityResolution.Incremental;

/// <summary>What is frozen while records come and go: the model, the number of records it was frozen at, the merge threshold and the cap of every blocking rule.</summary>
public sealed record IdentitySnapshot(IdentityModel Model, int Records, double Threshold, IReadOnlyList<int> Caps);
