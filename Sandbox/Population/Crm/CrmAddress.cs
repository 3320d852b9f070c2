namespace CxHub.Sandbox.Population.Crm;

internal sealed record CrmAddress(string Street, int House, string City, string Postcode);
