namespace CxHub.Storage;

/// <summary>KPIs, measurement by measurement: within a week all of them, of older days the last one.</summary>
public sealed class KpiStore
{
    private static readonly TimeSpan Whole = TimeSpan.FromDays(7);

    private readonly SqlSession _sql;

    internal KpiStore(SqlSession sql) => _sql = sql;

    public async Task PutAsync(IReadOnlyCollection<KpiMeasurement> measured, CancellationToken cancellationToken = default)
    {
        await _sql.ExecuteAsync(
            """
            INSERT INTO kpi_measure (name, cadence, measured_at, value, n, lower_bound, upper_bound, currency, recomputed)
            SELECT name, cadence, measured_at, value, n, lower_bound, upper_bound, currency, recomputed FROM {rows} AS r WHERE TRUE
            ON CONFLICT (name, cadence, measured_at) DO UPDATE SET
                value = excluded.value, n = excluded.n, lower_bound = excluded.lower_bound, upper_bound = excluded.upper_bound, currency = excluded.currency, recomputed = excluded.recomputed
            """,
            RowSet.Of(measured)
                .Text("name", one => one.Name)
                .Text("cadence", one => one.Cadence)
                .Instant("measured_at", one => one.At)
                .Double("value", one => one.Value)
                .Long("n", one => one.N)
                .Double("lower_bound", one => one.Lower)
                .Double("upper_bound", one => one.Upper)
                .Text("currency", one => one.Currency)
                .Bool("recomputed", one => one.IsRecomputed),
            cancellationToken);
        await ThinAsync(cancellationToken);
    }

    /// <summary>Since a moment, oldest first.</summary>
    public Task<IReadOnlyList<KpiMeasurement>> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT name, cadence, measured_at, value, n, lower_bound, upper_bound, currency, recomputed FROM kpi_measure WHERE measured_at >= @since ORDER BY measured_at, name, cadence",
            new { since },
            row => new KpiMeasurement(row.Text(0), row.Text(1), row.Instant(2), row.DoubleOrNull(3)!.Value, row.Long(4), row.DoubleOrNull(5), row.DoubleOrNull(6), row.TextOrNull(7), row.GetBoolean(8)),
            cancellationToken);

    /// <summary>The KPIs that have a history, with the period that they are measured over.</summary>
    public Task<IReadOnlyList<(string Name, string Cadence)>> KnownAsync(CancellationToken cancellationToken = default) =>
        _sql.ListAsync("SELECT DISTINCT name, cadence FROM kpi_measure", SqlSession.NoArguments, row => (row.Text(0), row.Text(1)), cancellationToken);

    private async Task ThinAsync(CancellationToken cancellationToken)
    {
        var old = await _sql.ListAsync("SELECT DISTINCT measured_at FROM kpi_measure WHERE measured_at < @until AND NOT recomputed ORDER BY measured_at", new { until = _sql.Now - Whole }, row => row.Instant(0), cancellationToken);
        var superfluous = old.GroupBy(at => at.UtcDateTime.Date).SelectMany(day => day.SkipLast(1));
        await _sql.ExecuteAsync("DELETE FROM kpi_measure WHERE measured_at IN (SELECT r.at FROM {rows} AS r)", RowSet.Of(superfluous).Instant("at", at => at), cancellationToken);
    }
}
