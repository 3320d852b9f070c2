namespace CxHub.Insights.Statistics;

public sealed record LogisticOptions
{
    /// <summary>λ on standardised slopes; 1e-2 is the offer after perfect separation.</summary>
    public double Ridge { get; init; }

    /// <summary>Fewer events than this per predictor: no model. 0 takes every number of events.</summary>
    public double MinimumEventsPerParameter { get; init; } = 10;

    public const double OfferedRidge = 1e-2;
}
