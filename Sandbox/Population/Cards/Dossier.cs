using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Cards;

/// <summary>All that the systems hold of one person; the cards are tied to each other.</summary>
internal sealed record Dossier
{
    public required Human Human { get; init; }

    public required IReadOnlyList<CrmContact> Contacts { get; init; }

    public required Guid ErpId { get; init; }

    /// <summary>The person's own customer card in the ERP.</summary>
    public Card? Erp { get; init; }

    /// <summary>Mail addresses used as login on the web site, oldest first; none for people who never log in.</summary>
    public required IReadOnlyList<Card> Logins { get; init; }

    /// <summary>How the person shows themselves in each of their survey answers.</summary>
    public required IReadOnlyList<(string Channel, Card Card)> Answers { get; init; }

    public CrmContact? ContactIn(string system) => Contacts.FirstOrDefault(contact => contact.System == system);
}
