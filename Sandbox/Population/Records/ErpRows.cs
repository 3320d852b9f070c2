using CxHub.Sandbox.Population.Cards;
using CxHub.Sandbox.Population.Companies;
using CxHub.Sandbox.Population.Experience;
using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Spelling;
using CxHub.Sandbox.Population.Staff;

namespace CxHub.Sandbox.Population.Records;

/// <summary>Writes customers, invoices and credit memos as Business Central names them. Amounts are in the customer's currency; empty means the local one (VND).</summary>
internal sealed class ErpRows(PopulationOptions options, Ledger ledger)
{
    private static readonly EntityShape Customer = new(
        SandboxSystem.BusinessCentral, "customers", "id", "number", "displayName", "type", "email", "phoneNumber", "addressLine1", "city", "postalCode", "country", "taxRegistrationNumber",
        "salespersonCode", "balanceDue", "currencyCode", "blocked", "lastModifiedDateTime");

    private readonly Calendar _calendar = new(options.AsOf);
    private readonly InvoiceWriter _invoices = new(options, ledger);

    public void Write(IReadOnlyList<Firm> firms, Workforce staff, IReadOnlyList<Story> stories)
    {
        var lateAt = stories.Where(story => story.Dossier.Human.Firm is not null).ToLookup(story => story.Dossier.Human.Firm!.Index, story => story.LateDeliveries);

        foreach (var firm in firms.Where(firm => firm.ErpNumber is not null))
        {
            Write(firm, staff, lateAt[firm.Index].Sum());
        }

        foreach (var story in stories.Where(story => story.Dossier.Erp is not null))
        {
            Write(story.Dossier, story.Dossier.Erp!, staff, story.LateDeliveries);
        }
    }

    private void Write(Firm firm, Workforce staff, int lateDeliveries)
    {
        var dice = Dice.For(options.Seed, "erpfirm", firm.Index);
        var id = dice.Guid();
        var culture = firm.Office.Culture;
        var plain = dice.Chance(Habits.Erp.WithoutMarks);
        var name = plain ? Plain.Of(firm.Name.Legal).ToUpperInvariant() : firm.Name.Legal;
        var currency = Currency(culture, dice);
        var balance = _invoices.Write(id, firm.ErpNumber!, firm.Segment, currency, lateDeliveries, dice);
        var modifiedAt = _calendar.Any(dice);
        ledger.Add(
            Customer.Row(
                Text(id), modifiedAt, id, firm.ErpNumber, name, "Company", $"{(culture.IsVietnamese ? "ketoan" : "accounts")}@{firm.Domain}", PhoneSpelling.Write(firm.Switchboard, dice),
                AddressSpelling.Street(firm.Office, plain, dice), AddressSpelling.City(firm.Office.City, plain, dice), firm.Office.PostalCode, culture.Country, firm.TaxNumber,
                dice.Pick(staff.Sellers).SalespersonCode, balance, currency, Blocked(dice), modifiedAt),
            firm);
    }

    private void Write(Dossier dossier, Card card, Workforce staff, int lateDeliveries)
    {
        var dice = Dice.For(options.Seed, "erpperson", dossier.Human.Index);
        var culture = dossier.Human.Culture;
        var currency = Currency(culture, dice);
        var balance = _invoices.Write(dossier.ErpId, card.ErpNumber!, Segment.Consumer, currency, lateDeliveries, dice);
        var modifiedAt = _calendar.Any(dice);
        ledger.Add(
            Customer.Row(
                Text(dossier.ErpId), modifiedAt, dossier.ErpId, card.ErpNumber, card.Name.Full, "Person", card.Email, card.Mobile ?? card.Phone, card.Street, card.City, card.PostalCode,
                culture.Country, string.Empty, dice.Pick(staff.Sellers).SalespersonCode, balance, currency, Blocked(dice), modifiedAt),
            dossier.Human);
    }

    private static string Currency(Culture culture, Dice dice) => culture.Country switch
    {
        "VN" => dice.Chance(0.5) ? string.Empty : "VND",
        "DE" or "ES" or "FR" => "EUR",
        _ => "USD",
    };

    private static string Blocked(Dice dice) => dice.Below(50) switch { 0 => "All", 1 => "Invoice", _ => " " };

    internal static string Text(Guid id) => id.ToString("D");
}
