namespace CxHub.Sandbox.Population.Crm;

internal sealed record CrmEmployer(string Name, string Domain, string Switchboard);
