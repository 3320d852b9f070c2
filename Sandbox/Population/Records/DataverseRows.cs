using CxHub.Sandbox.Population.Cards;
using CxHub.Sandbox.Population.Companies;
using CxHub.Sandbox.Population.Experience;
using CxHub.Sandbox.Population.Spelling;
using CxHub.Sandbox.Population.Staff;

namespace CxHub.Sandbox.Population.Records;

/// <summary>Writes users, teams, accounts, contacts, opportunities and incidents as Dataverse names them; choices are numbers, lookups references.</summary>
internal sealed class DataverseRows(Ledger ledger)
{
    private const string System = SandboxSystem.Dataverse;

    private static readonly EntityShape User = new(
        System, "systemuser", "fullname", "firstname", "lastname", "internalemailaddress", "domainname", "isdisabled", "parentsystemuserid");

    private static readonly EntityShape Team = new(System, "team", "name");

    private static readonly EntityShape Account = new(
        System, "account", "name", "accountnumber", "websiteurl", "telephone1", "address1_line1", "address1_city", "address1_postalcode", "address1_country", "industrycode", "revenue",
        "ownerid", "cxh_erpno");

    private static readonly EntityShape Contact = new(
        System, "contact", "firstname", "lastname", "emailaddress1", "telephone1", "mobilephone", "address1_line1", "address1_city", "address1_postalcode", "address1_country", "birthdate",
        "jobtitle", "parentcustomerid", "ownerid", "donotemail", "donotbulkemail", "cxh_erpno");

    private static readonly EntityShape Opportunity = new(
        System, "opportunity", "name", "customerid", "parentaccountid", "parentcontactid", "estimatedvalue", "actualvalue", "actualclosedate", "statecode", "statuscode", "ownerid", "createdon");

    private static readonly EntityShape Incident = new(
        System, "incident", "title", "customerid", "primarycontactid", "statecode", "statuscode", "prioritycode", "caseorigincode", "ownerid", "createdon");

    private readonly Dictionary<int, Guid> _accountIds = [];

    public void Write(Workforce staff, AccountBook accounts, IReadOnlyList<Story> stories)
    {
        WriteStaff(staff);

        foreach (var account in accounts.All.Where(account => account.System is System))
        {
            _accountIds.TryAdd(account.Firm.Index, Guid.Parse(account.Id));
            ledger.Add(Row(account), account.Firm);
        }

        foreach (var story in stories)
        {
            Write(story);
        }
    }

    private void WriteStaff(Workforce staff)
    {
        foreach (var colleague in staff.Everyone.Where(colleague => colleague.DataverseUserId is not null))
        {
            ledger.Add(
                User.Row(
                    Text(colleague.DataverseUserId!.Value), colleague.ChangedAt, colleague.Name.Full, colleague.Name.Given, colleague.Name.Family, colleague.Email, colleague.Email,
                    !colleague.IsActive, colleague.Supervisor?.DataverseUserId is { } supervisor ? new EntityReference("systemuser", supervisor) : null),
                colleague);
        }

        foreach (var (id, name) in staff.Teams)
        {
            ledger.Add(Team.Row(Text(id), staff.DataverseSellers[0].ChangedAt, name));
        }
    }

    private void Write(Story story)
    {
        foreach (var contact in story.Dossier.Contacts.Where(contact => contact.System is System))
        {
            ledger.Add(Row(contact), story.Dossier.Human);
        }

        var dice = Dice.For(story.Dossier.Human.Index, "deals and incidents");

        foreach (var deal in story.Deals.Where(deal => deal.Contact.System is System))
        {
            ledger.Add(Row(deal, dice.Guid()), deal);
        }

        foreach (var ticket in story.Tickets.Where(ticket => ticket.Contact.System is System))
        {
            ledger.Add(Row(ticket, dice.Guid()));
        }
    }

    private static SeedRow Row(CrmAccount account)
    {
        var firm = account.Firm;
        var dice = Dice.For(firm.Index, account.Id);
        object owner = account.OwningTeam is { } team ? new EntityReference("team", team) : UserOf(account.Owner);
        return Account.Row(
            account.Id, account.ModifiedAt, account.Name, $"A-{10_000 + firm.Index}", account.Website, account.Phone, AddressSpelling.Street(firm.Office, account.IsPlain, dice),
            AddressSpelling.City(firm.Office.City, account.IsPlain, dice), firm.Office.PostalCode, AddressSpelling.Country(firm.Office.Culture, dice), IndustryCode(firm.Industry),
            firm.AnnualRevenue, owner, account.ErpNumber);
    }

    private static int IndustryCode(string industry) => industry switch
    {
        "Manufacturing" => 2,
        "Construction" => 5,
        "Technology" => 6,
        "Healthcare" or "Education" or "Hospitality" => 8,
        "Finance" => 16,
        "Food & Beverage" => 18,
        "Retail" => 24,
        "Transportation" => 31,
        _ => 33,
    };

    private SeedRow Row(CrmContact contact)
    {
        var card = contact.Card;
        var optedOut = SalesforceRows.OptedOut(contact);
        return Contact.Row(
            contact.Id, contact.ModifiedAt, card.Name.First, card.Name.Last, card.Email, card.Phone, card.Mobile, card.Street, card.City, card.PostalCode, card.Country, card.BirthDate,
            card.JobTitle, AccountOf(contact), UserOf(contact.Owner), optedOut, optedOut, card.ErpNumber);
    }

    private static SeedRow Row(Deal deal, Guid id)
    {
        var account = deal.Account is null ? null : new EntityReference("account", Guid.Parse(deal.Account.Id));
        var contact = new EntityReference("contact", Guid.Parse(deal.Contact.Id));
        var owner = deal.Account?.Owner ?? deal.Contact.Owner;
        var (state, status) = deal.IsWon switch { true => (1, 3), false => (2, deal.Product.Length % 2 is 0 ? 4 : 5), null => (0, 1) };

        // As many organisations do: the actual value of a lost deal is zero.
        var actual = deal.IsWon switch { true => deal.Amount, false => 0m, null => (decimal?)null };
        return Opportunity.Row(
            Text(id), deal.IsClosed ? deal.CloseAt : deal.CreatedAt, SalesforceRows.DealName(deal), account ?? contact,
            account, contact, deal.Amount, actual, deal.IsClosed ? DateOnly.FromDateTime(deal.CloseAt.UtcDateTime) : null, state, status, UserOf(owner), deal.CreatedAt);
    }

    private SeedRow Row(Ticket ticket, Guid id)
    {
        var contact = new EntityReference("contact", Guid.Parse(ticket.Contact.Id));
        return Incident.Row(
            Text(id), ticket.ClosedAt ?? ticket.OpenedAt, ticket.Subject, AccountOf(ticket.Contact) ?? contact, contact, ticket.ClosedAt is null ? 0 : 1,
            ticket.ClosedAt is not null ? 5 : ticket.Priority is 3 ? 2 : 1, ticket.Priority, ticket.Origin, UserOf(ticket.Agent), ticket.OpenedAt);
    }

    private EntityReference? AccountOf(CrmContact contact) => contact.Card.Firm is { } firm ? new("account", _accountIds[firm.Index]) : null;

    private static EntityReference UserOf(Colleague colleague) => new("systemuser", colleague.DataverseUserId!.Value);

    private static string Text(Guid id) => id.ToString("D");
}
