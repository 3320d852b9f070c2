using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>Revenue by band over the hub's own invoices.</summary>
/// <param name="Currency">The only one that was counted; null without invoices, empty where the ERP names none.</param>
/// <param name="Scored">Of the customers with invoices in this currency, those with an answer.</param>
/// <param name="OtherCurrencies">Customers left out because all their invoices are in another currency.</param>
public sealed record RevenueStudy(RevenueReport Report, string? Currency, Share Scored, int OtherCurrencies);
