namespace CxHub.IdentityResolution.Training;

/// <summary>
/// What fields that depend on each other say together: records that agree in name, place and the like as <see cref="Levels"/> tells (one digit per field, '-' missing,
/// '.' a field that bears witness) and weigh <see cref="From"/> bits by the sum of their fields really weigh <see cref="To"/> bits. A father and a son of one name
/// at one address, or two Norwegian names in Oslo, are learned from how often birth dates, mailboxes and phones agree among such pairs.
/// </summary>
public sealed record CombinationCurve(string Levels, double[] From, double[] To);
