namespace CxHub.Insights.Outcomes;

/// <summary>Retention by band over the hub's own purchases.</summary>
/// <param name="SilenceDays">Days without a purchase after which a customer counts as gone.</param>
/// <param name="Customers">Customers with an answer and at least one purchase.</param>
/// <param name="Left">Of these, gone.</param>
/// <param name="NeverBought">Customers with an answer who never bought; they cannot leave.</param>
public sealed record RetentionStudy(RetentionReport Report, double SilenceDays, int Customers, int Left, int NeverBought);
