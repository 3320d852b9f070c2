using CxHub.Domain.Records;

namespace CxHub.Insights.Drivers;

/// <summary>The answer of one customer that counts as their outcome.</summary>
internal sealed record OutcomeAnswer(string Profile, string Customer, double Value, Feedback Answer)
{
    public DateTimeOffset At => Answer.AnsweredAt;
}

internal readonly record struct CaseFact(DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, string Source, string? OwnerId);

internal readonly record struct VisitFact(DateTimeOffset At, bool LeftACart);

internal readonly record struct OrderFact(DateTimeOffset At, double Amount, string Currency, bool IsCredit);

/// <summary>An answer and what happened in the window before it.</summary>
internal sealed record BehaviourRow(OutcomeAnswer Outcome, IReadOnlyList<CaseFact> Cases, IReadOnlyList<VisitFact> Visits, IReadOnlyList<OrderFact> Orders)
{
    public int OpenCases => Cases.Count(one => one.ClosedAt is not { } closed || closed > Outcome.At);

    public double SlowestCaseHours => Cases.Select(one => ((one.ClosedAt is { } closed && closed < Outcome.At ? closed : Outcome.At) - one.OpenedAt).TotalHours).DefaultIfEmpty(0).Max();

    /// <summary>The customer's currency (the one of most of their invoices) and what was invoiced in it less credits.</summary>
    public (string Currency, double Amount)? Bought => Orders.Count is 0 ? null : Orders.GroupBy(order => order.Currency, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => ((string, double)?)(group.Key, group.Sum(order => order.Amount))).First();
}
