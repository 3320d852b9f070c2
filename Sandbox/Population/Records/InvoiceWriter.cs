using System.Globalization;
using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Records;

/// <summary>Writes a customer's invoices and credit memos and says what they still owe.</summary>
internal sealed class InvoiceWriter(PopulationOptions options, Ledger ledger)
{
    private static readonly EntityShape Invoice = new(
        SandboxSystem.BusinessCentral, "salesInvoices", "id", "number", "invoiceDate", "dueDate", "customerId", "customerNumber", "currencyCode", "totalAmountExcludingTax", "totalTaxAmount",
        "totalAmountIncludingTax", "remainingAmount", "status", "lastModifiedDateTime");

    private static readonly EntityShape CreditMemo = new(
        SandboxSystem.BusinessCentral, "salesCreditMemos", "id", "number", "creditMemoDate", "dueDate", "customerId", "customerNumber", "currencyCode", "totalAmountExcludingTax",
        "totalTaxAmount", "totalAmountIncludingTax", "status", "lastModifiedDateTime");

    private readonly Calendar _calendar = new(options.AsOf);
    private int _invoices = 103_000;
    private int _creditMemos = 104_000;

    /// <summary>Returns the balance due: the remaining amounts of the open invoices. Two late deliveries in three end in a credit memo.</summary>
    public decimal Write(Guid customerId, string customerNumber, Segment segment, string currency, int lateDeliveries, Dice dice)
    {
        var customer = new Payer(customerId, customerNumber, currency);
        var count = segment switch { Segment.Enterprise => dice.Between(8, 20), Segment.MidMarket => dice.Between(4, 10), Segment.SmallBusiness => dice.Between(2, 6), _ => dice.Between(1, 4) };
        var balance = Enumerable.Range(0, count).Sum(_ => WriteInvoice(customer, Amount(segment, currency, dice), dice));

        for (var i = 0; i < lateDeliveries; i++)
        {
            if (dice.Chance(2.0 / 3))
            {
                WriteCreditMemo(customer, Math.Round(Amount(segment, currency, dice) * 0.2m, 2), dice);
            }
        }

        return balance;
    }

    private decimal WriteInvoice(Payer customer, decimal net, Dice dice)
    {
        var id = dice.Guid();
        var at = _calendar.Any(dice);
        var due = at.AddDays(30);
        var tax = Tax(net);
        var status = Status(due, dice);
        var remaining = status is "Open" ? net + tax : 0;
        var changedAt = status is "Paid" ? _calendar.Clamp(at.AddMinutes(dice.Between(1_000, 60_000))) : at;
        ledger.Add(Invoice.Row(
            ErpRows.Text(id), changedAt, id, Number("PS-INV", ref _invoices), Day(at), Day(due), customer.Id, customer.Number, customer.Currency, net, tax, net + tax, remaining, status, changedAt));
        return remaining;
    }

    private void WriteCreditMemo(Payer customer, decimal net, Dice dice)
    {
        var id = dice.Guid();
        var at = _calendar.Any(dice);
        ledger.Add(CreditMemo.Row(
            ErpRows.Text(id), at, id, Number("PS-CR", ref _creditMemos), Day(at), Day(at), customer.Id, customer.Number, customer.Currency, net, Tax(net), net + Tax(net), "Paid", at));
    }

    private string Status(DateTimeOffset due, Dice dice) => dice.Below(100) switch
    {
        < 2 => "Draft",
        < 4 => "Canceled",
        < 5 => "Corrective",
        < 14 => "Open",
        _ => due > _calendar.End && dice.Chance(0.8) ? "Open" : "Paid",
    };

    private static decimal Amount(Segment segment, string currency, Dice dice)
    {
        var dollars = segment switch { Segment.Enterprise => dice.Between(2_000, 40_000), Segment.MidMarket => dice.Between(600, 9_000), Segment.SmallBusiness => dice.Between(150, 2_500), _ => dice.Between(20, 900) };
        return currency is "" or "VND" ? dollars * 25_000m : dollars + (dice.Below(100) / 100m);
    }

    private static decimal Tax(decimal net) => Math.Round(net * 0.1m, 2);

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static string Number(string series, ref int last) => series + (++last).ToString(CultureInfo.InvariantCulture);

    private sealed record Payer(Guid Id, string Number, string Currency);
}
