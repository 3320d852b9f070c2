using CxHub.IdentityResolution.Features;
using CxHub.IdentityResolution.Training;

namespace CxHub.IdentityResolution.Incremental;

/// <summary>
/// What is frozen while records come and go: the model, the number of records it was frozen at, the merge threshold, the cap of every blocking rule, and how common
/// values were, field by field. Two states with one snapshot and the same records have the same clusters, in whatever process.
/// </summary>
public sealed record IdentitySnapshot(IdentityModel Model, int Records, double Threshold, IReadOnlyList<int> Caps, IReadOnlyList<FieldFrequencies> Frequencies);
