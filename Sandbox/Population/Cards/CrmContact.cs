using CxHub.Sandbox.Population.Staff;

namespace CxHub.Sandbox.Population.Cards;

/// <summary>A contact row of a CRM: Salesforce ids are text, Dataverse ids are guids in their text form.</summary>
internal sealed record CrmContact(string System, string Id, Card Card, Colleague Owner, DateTimeOffset CreatedAt, DateTimeOffset ModifiedAt);
