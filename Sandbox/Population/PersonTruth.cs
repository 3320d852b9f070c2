namespace CxHub.Sandbox.Population;

/// <summary>One true customer. <paramref name="Experience"/> is the latent score (mean 0, deviation 1) with the shift of the segment.</summary>
public sealed record PersonTruth(string Name, string Segment, string? CompanyId, string? HouseholdId, double Experience);
