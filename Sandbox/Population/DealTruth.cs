namespace CxHub.Sandbox.Population;

/// <summary>
/// One deal. <paramref name="Nps"/> is the contact's last completed NPS answer given 1 to 180 days before the close, which
/// moved the outcome; null when there was none and the latent experience moved it instead. <paramref name="Won"/> is null while it is open.
/// </summary>
public sealed record DealTruth(string PersonId, string? CompanyId, string Segment, int? Nps, double? WinProbability, bool? Won);
