using CxHub.Sandbox.Population.Companies;

namespace CxHub.Sandbox.Population.People;

/// <summary>All true people and companies.</summary>
internal sealed record Society(IReadOnlyList<Human> Humans, IReadOnlyList<Firm> Firms);
