using CxHub.Domain.Loop;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Scores;

namespace CxHub.Insights.Kpis;

/// <summary>What the KPIs are measured from, in the smallest form that carries them.</summary>
public sealed record KpiEvidence
{
    public IReadOnlyList<KpiAnswer> Answers { get; init; } = [];

    /// <summary>Customers known to the hub.</summary>
    public long Customers { get; init; }

    /// <summary>Customers of whom a source says whether they may be contacted.</summary>
    public Statistics.Share Consent { get; init; }

    /// <summary>Health bands of people and companies, each from its moment on.</summary>
    public IReadOnlyList<HealthPoint> Health { get; init; } = [];

    /// <summary>Invoices and credit memos of customers.</summary>
    public IReadOnlyList<RevenuePoint> Revenue { get; init; } = [];

    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    public IReadOnlyList<DealOutcome> Deals { get; init; } = [];

    /// <summary>NPS answers by the key that deals are joined by.</summary>
    public IReadOnlyList<ScorePoint> Scores { get; init; } = [];

    public ExposureRule Rule { get; init; } = new();

    /// <summary>Visits with a cart: when, and whether it was left.</summary>
    public IReadOnlyList<CartPoint> Carts { get; init; } = [];

    public IReadOnlyList<PushPoint> Pushes { get; init; } = [];

    /// <summary>From an answer to the CRM field that shows it.</summary>
    public IReadOnlyList<LagPoint> Lags { get; init; } = [];

    /// <summary>The worst quality dimension of each measurement.</summary>
    public IReadOnlyList<QualityPoint> Quality { get; init; } = [];

    /// <summary>How long an answer counts as the customer's.</summary>
    public TimeSpan Validity { get; init; } = NpsRollUp.DefaultValidity;
}

/// <summary>One completed answer.</summary>
/// <param name="Customer">The profile that gave it; null for an anonymous one.</param>
/// <param name="Kind">relational, transactional or employee.</param>
/// <param name="Team">The team of the colleague whose case it followed, where that is known.</param>
public readonly record struct KpiAnswer(string? Customer, DateTimeOffset At, string Kind, string? Touchpoint, int? Nps, int? Csat, int? Ces, string? Team = null);

/// <param name="Band">Null from the moment on from which too little is known.</param>
public readonly record struct HealthPoint(string Customer, DateTimeOffset At, HealthBand? Band, bool IsCompany = false);

public readonly record struct RevenuePoint(string Customer, DateTimeOffset At, decimal Amount, string Currency);

public readonly record struct CartPoint(DateTimeOffset At, bool Abandoned);

public readonly record struct PushPoint(DateTimeOffset At, int Planned, int Rejected);

public readonly record struct LagPoint(DateTimeOffset AnsweredAt, TimeSpan Lag);

/// <param name="Minimum">In [0, 1].</param>
/// <param name="N">Cases behind the worst dimension.</param>
public readonly record struct QualityPoint(DateTimeOffset At, double Minimum, long N);
