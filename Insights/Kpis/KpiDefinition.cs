namespace CxHub.Insights.Kpis;

/// <summary>One line of <c>config/kpis.yaml</c>: which department answers for which figure, what it should be, and how often it is looked at.</summary>
public sealed record KpiDefinition
{
    public required KpiKind Kind { get; init; }

    public required Department Department { get; init; }

    /// <summary>The admin's words for it.</summary>
    public required string Title { get; init; }

    public required KpiCadence Cadence { get; init; }

    public KpiTarget? Target { get; init; }

    /// <summary>The role that answers for it; null where the department names none.</summary>
    public string? Owner { get; init; }

    public bool HigherIsBetter => Target?.AtLeast ?? Kind.HigherIsBetter;
}
