using CxHub.Domain.Scores;
using CxHub.Insights.Kpis;
using CxHub.Insights.Scores;
using CxHub.Storage;

namespace CxHub.Functions.MeasureInsights;

/// <summary>Measures the KPIs of <c>config/kpis.yaml</c> from the store and keeps the result, so that every page, report and program sees the same numbers.</summary>
public sealed class MeasureKpis(HubStore store, KpiPlan plan, ScoreOptions options, TimeProvider clock)
{
    public async Task<KpiSnapshot> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var evidence = await store.ReadAsync(session => LoadAsync(session, now, cancellationToken), cancellationToken);
        var measured = KpiMeasures.Measure(plan, evidence, now);
        await store.WriteAsync(session => SaveAsync(session, measured, evidence, cancellationToken), cancellationToken);
        return measured;
    }

    /// <summary>A figure that is measured for the first time gets the past that its records tell.</summary>
    private async Task SaveAsync(HubSession session, KpiSnapshot measured, KpiEvidence evidence, CancellationToken cancellationToken)
    {
        await session.Models.PutAsync(KpiSnapshot.Name, measured.ToJson(), cancellationToken);
        var known = await session.Kpis.KnownAsync(cancellationToken);
        var added = plan.Kpis.Select(kpi => (kpi.Kind, kpi.Cadence)).Distinct().Where(kpi => !known.Contains((kpi.Kind.Name, kpi.Cadence.ToString())));
        var past = KpiSeries.Before(added, evidence, measured.MeasuredAt).Select(one => Stored(one.Name, one.Cadence, one.Point));
        var present = measured.Figures.Where(figure => figure.Now.Value is not null)
            .Select(figure => Stored(figure.Name, figure.Cadence, new KpiPoint(measured.MeasuredAt, figure.Now.Value!.Value, figure.Now.N, figure.Now.Interval, figure.Now.Currency, false)));
        await session.Kpis.PutAsync([.. past, .. present], cancellationToken);
    }

    private static KpiMeasurement Stored(string name, KpiCadence cadence, KpiPoint point) =>
        new(name, cadence.ToString(), point.At, point.Value, point.N, point.Interval?.Lower, point.Interval?.Upper, point.Currency, point.IsRecomputed);

    private async Task<KpiEvidence> LoadAsync(HubSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        KpiPeriod[] periods = [.. plan.Kpis.Select(kpi => KpiPeriod.EndingAt(now, kpi.Cadence)).Distinct()];
        var oldest = periods.Length is 0 ? now : periods.Min(period => period.Before().From);
        var input = await session.Customers.ReadAsync(new KpiInput(), cancellationToken);
        return input.ToEvidence() with
        {
            Customers = (await session.Overview.CountsAsync(cancellationToken)).Profiles,
            Health = await HealthAsync(session, now, [.. periods.Select(period => period.From)], cancellationToken),
            // Work is counted when it is due, which is after its trigger; a quarter reaches beyond any deadline.
            FollowUps = await session.FollowUps.TriggeredSinceAsync(oldest - KpiPeriod.LengthOf(KpiCadence.Quarterly), cancellationToken),
            Rule = options.WinRate,
            Validity = options.Validity,
            Pushes = [.. (await session.Pushes.SinceAsync(oldest, cancellationToken)).Select(run => new PushPoint(run.StartedAt, run.Planned, run.Rejected))],
            Quality = QualityMinimum.ByMeasurement(await session.Quality.SinceAsync(oldest, cancellationToken)),
            Lags = [.. (await session.Pushes.LagsAsync(oldest, cancellationToken)).Select(lag => new LagPoint(lag.AnsweredAt, lag.WrittenAt - lag.AnsweredAt))],
        };
    }

    /// <summary>Bands as they stand now and as they stood at the end of each period before.</summary>
    private async Task<IReadOnlyList<HealthPoint>> HealthAsync(HubSession session, DateTimeOffset now, IReadOnlyCollection<DateTimeOffset> moments, CancellationToken cancellationToken)
    {
        var standing = await session.Scores.StandingAsync(Measure.Health, cancellationToken);
        List<HealthPoint> points = [.. standing.Select(score => Point(score, now))];
        var current = standing.Select(score => score.SubjectId).ToHashSet(StringComparer.Ordinal);
        foreach (var moment in moments)
        {
            var then = await session.Scores.StandingAtAsync(Measure.Health, moment, cancellationToken);
            points.AddRange(then.Select(score => Point(score, moment)));
            points.AddRange(then.Where(score => !current.Contains(score.SubjectId)).Select(score => Point(score, now) with { Band = null }));
        }

        return points;
    }

    /// <summary>Just before the moment, because periods end before theirs. A company has a value without a band of its own.</summary>
    private HealthPoint Point(ScoreAt score, DateTimeOffset moment) => new(
        score.SubjectId,
        moment.AddTicks(-1),
        Enum.TryParse<HealthBand>(score.Text, ignoreCase: true, out var band) ? band : score.Value is { } value ? HealthScore.BandOf(value, options.Health) : null,
        score.Kind is SubjectKind.Account);
}
