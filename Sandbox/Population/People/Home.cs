namespace CxHub.Sandbox.Population.People;

/// <summary>An address: house number and street apart, because systems write them differently.</summary>
internal sealed record Home(string Number, string Street, string? District, City City, string PostalCode, Culture Culture);
