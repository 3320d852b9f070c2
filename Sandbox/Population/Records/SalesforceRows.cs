using CxHub.Sandbox.Population.Cards;
using CxHub.Sandbox.Population.Companies;
using CxHub.Sandbox.Population.Experience;
using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Spelling;
using CxHub.Sandbox.Population.Staff;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Population.Records;

/// <summary>Writes users, accounts, contacts, opportunities and cases as Salesforce names them.</summary>
internal sealed class SalesforceRows(Ledger ledger)
{
    private const string System = SandboxSystem.Salesforce;

    private static readonly string[] OpenStages = ["Prospecting", "Qualification", "Proposal/Price Quote", "Negotiation/Review"];
    private static readonly string[] OpenStatuses = ["New", "Working", "Escalated"];
    private static readonly string[] Priorities = ["High", "Medium", "Low"];
    private static readonly string[] Origins = ["Phone", "Email", "Web"];

    private static readonly EntityShape User = new(System, "User", "Name", "FirstName", "LastName", "Username", "Email", "IsActive", "ManagerId");

    private static readonly EntityShape Account = new(
        System, "Account", "Name", "Website", "Phone", "BillingStreet", "BillingCity", "BillingPostalCode", "BillingCountry", "Industry", "AnnualRevenue", "OwnerId", "ERP_Customer_No__c");

    private static readonly EntityShape Contact = new(
        System, "Contact", "FirstName", "LastName", "Email", "Phone", "MobilePhone", "MailingStreet", "MailingCity", "MailingPostalCode", "MailingCountry", "Birthdate", "Title",
        "AccountId", "OwnerId", "HasOptedOutOfEmail", "ERP_Customer_No__c");

    private static readonly EntityShape Opportunity = new(
        System, "Opportunity", "Name", "AccountId", "ContactId", "Amount", "StageName", "IsClosed", "IsWon", "CloseDate", "CreatedDate", "OwnerId", "Type", "Probability");

    private static readonly EntityShape Case = new(
        System, "Case", "Subject", "AccountId", "ContactId", "OwnerId", "Status", "Priority", "Origin", "IsClosed", "CreatedDate", "ClosedDate");

    private readonly Dictionary<int, string> _accountIds = [];
    private int _opportunities;
    private int _cases;

    public void Write(Workforce staff, AccountBook accounts, IReadOnlyList<Story> stories)
    {
        foreach (var colleague in staff.Everyone.Where(colleague => colleague.SalesforceUserId is not null))
        {
            ledger.Add(
                User.Row(
                    colleague.SalesforceUserId!, colleague.ChangedAt, Plain.Of(colleague.Name.Full), Plain.Of(colleague.Name.Given), Plain.Of(colleague.Name.Family),
                    $"{colleague.Email}.crm", colleague.Email, colleague.IsActive, colleague.Supervisor?.SalesforceUserId),
                colleague);
        }

        foreach (var account in accounts.All.Where(account => account.System is System))
        {
            _accountIds.TryAdd(account.Firm.Index, account.Id);
            ledger.Add(Row(account), account.Firm);
        }

        foreach (var story in stories)
        {
            Write(story);
        }
    }

    private void Write(Story story)
    {
        foreach (var contact in story.Dossier.Contacts.Where(contact => contact.System is System))
        {
            ledger.Add(Row(contact), story.Dossier.Human);
        }

        foreach (var deal in story.Deals.Where(deal => deal.Contact.System is System))
        {
            ledger.Add(Row(deal), deal);
        }

        foreach (var ticket in story.Tickets.Where(ticket => ticket.Contact.System is System))
        {
            ledger.Add(Row(ticket));
        }
    }

    private static SeedRow Row(CrmAccount account)
    {
        var firm = account.Firm;
        var dice = Dice.For(firm.Index, account.Id);
        return Account.Row(
            account.Id, account.ModifiedAt, account.Name, account.Website, account.Phone, AddressSpelling.Street(firm.Office, account.IsPlain, dice),
            AddressSpelling.City(firm.Office.City, account.IsPlain, dice), firm.Office.PostalCode, AddressSpelling.Country(firm.Office.Culture, dice), firm.Industry,
            firm.AnnualRevenue, account.Owner.SalesforceUserId, account.ErpNumber);
    }

    private SeedRow Row(CrmContact contact)
    {
        var card = contact.Card;
        return Contact.Row(
            contact.Id, contact.ModifiedAt, card.Name.First, card.Name.Last, card.Email, card.Phone, card.Mobile, card.Street, card.City, card.PostalCode, card.Country, card.BirthDate,
            card.JobTitle, card.Firm is { } firm ? _accountIds[firm.Index] : null, contact.Owner.SalesforceUserId, OptedOut(contact), card.ErpNumber);
    }

    /// <summary>One contact in thirty does not want mail.</summary>
    internal static bool OptedOut(CrmContact contact) => Dice.For(0, contact.Id).Chance(0.033);

    private SeedRow Row(Deal deal)
    {
        var stage = deal.IsWon switch { true => "Closed Won", false => "Closed Lost", null => OpenStages[deal.OpenStage] };
        var probability = deal.IsWon switch { true => 100, false => 0, null => 10 + (deal.OpenStage * 25) };
        return Opportunity.Row(
            SalesforceId.Make("006", ++_opportunities), deal.IsClosed ? deal.CloseAt : deal.CreatedAt, DealName(deal), deal.Account?.Id, deal.Contact.Id, deal.Amount, stage, deal.IsClosed,
            deal.IsWon is true, DateOnly.FromDateTime(deal.CloseAt.UtcDateTime), deal.CreatedAt, (deal.Account?.Owner ?? deal.Contact.Owner).SalesforceUserId, deal.Human.Segment.Label, probability);
    }

    internal static string DealName(Deal deal) =>
        $"{deal.Account?.Firm.Name.Core ?? deal.Contact.Card.Name.Full} – {deal.Product} [{deal.Human.Segment.Label}]";

    private SeedRow Row(Ticket ticket)
    {
        var card = ticket.Contact.Card;
        return Case.Row(
            SalesforceId.Make("500", ++_cases), ticket.ClosedAt ?? ticket.OpenedAt, ticket.Subject, card.Firm is { } firm ? _accountIds[firm.Index] : null, ticket.Contact.Id,
            ticket.Agent.SalesforceUserId, ticket.ClosedAt is null ? OpenStatuses[ticket.Subject.Length % 3] : "Closed", Priorities[ticket.Priority - 1], Origins[ticket.Origin - 1],
            ticket.ClosedAt is not null, ticket.OpenedAt, ticket.ClosedAt);
    }
}
