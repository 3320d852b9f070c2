namespace CxHub.Storage;

/// <summary>Data quality, measurement by measurement. Examples of failing records are kept of the newest one only.</summary>
public sealed class QualityStore
{
    /// <summary>Within this time every measurement is kept, of older days the last one.</summary>
    private static readonly TimeSpan Whole = TimeSpan.FromDays(7);

    private readonly SqlSession _sql;

    internal QualityStore(SqlSession sql) => _sql = sql;

    public async Task PutAsync(QualityMeasurement measurement, CancellationToken cancellationToken = default)
    {
        await _sql.ExecuteAsync(
            """
            INSERT INTO quality_measure (measured_at, source, kind, field, dimension, numerator, denominator, failing)
            SELECT @at, source, kind, field, dimension, numerator, denominator, failing FROM {rows} AS r WHERE TRUE
            ON CONFLICT (measured_at, source, kind, field, dimension) DO UPDATE SET numerator = excluded.numerator, denominator = excluded.denominator, failing = excluded.failing
            """,
            RowSet.Of(measurement.Figures)
                .Text("source", figure => figure.Source)
                .Text("kind", figure => figure.Kind)
                .Text("field", figure => figure.Field)
                .Text("dimension", figure => figure.Dimension)
                .Double("numerator", figure => figure.Numerator)
                .Double("denominator", figure => figure.Denominator)
                .Long("failing", figure => figure.Failing)
                .With("at", measurement.At),
            cancellationToken);
        await PutExamplesAsync(measurement.Figures, cancellationToken);
        await ThinAsync(measurement.At, cancellationToken);
    }

    /// <summary>Null when nothing has been measured yet.</summary>
    public async Task<QualityMeasurement?> LatestAsync(CancellationToken cancellationToken = default)
    {
        if (await LatestAtAsync(cancellationToken) is not { } at)
        {
            return null;
        }

        var examples = (await _sql.ListAsync(
            "SELECT data_source, kind, field, dimension, source, entity, id FROM quality_failure ORDER BY source, entity, id",
            SqlSession.NoArguments,
            row => (Place: (row.Text(0), row.Text(1), row.Text(2), row.Text(3)), Key: row.Key(4)),
            cancellationToken)).ToLookup(example => example.Place, example => example.Key);
        return new QualityMeasurement(at, await _sql.ListAsync(
            "SELECT source, kind, field, dimension, numerator, denominator, failing FROM quality_measure WHERE measured_at = @at ORDER BY source, kind, field, dimension",
            new { at },
            row => new QualityFigure(
                row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.DoubleOrNull(4)!.Value, row.DoubleOrNull(5)!.Value, row.Long(6), [.. examples[(row.Text(0), row.Text(1), row.Text(2), row.Text(3))]]),
            cancellationToken));
    }

    /// <summary>When quality was last measured.</summary>
    public Task<DateTimeOffset?> LatestAtAsync(CancellationToken cancellationToken = default) =>
        _sql.FirstAsync("SELECT MAX(measured_at) FROM quality_measure", SqlSession.NoArguments, row => row.InstantOrNull(0), cancellationToken);

    /// <summary>The figures of whole data sets since a moment, oldest first, without examples.</summary>
    public Task<IReadOnlyList<(DateTimeOffset At, QualityFigure Figure)>> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            """
            SELECT measured_at, source, kind, field, dimension, numerator, denominator, failing FROM quality_measure
            WHERE measured_at >= @since AND field = '' ORDER BY measured_at, source, kind, dimension
            """,
            new { since },
            row => (row.Instant(0), new QualityFigure(row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.DoubleOrNull(5)!.Value, row.DoubleOrNull(6)!.Value, row.Long(7), [])),
            cancellationToken);

    private async Task PutExamplesAsync(IReadOnlyList<QualityFigure> figures, CancellationToken cancellationToken)
    {
        await _sql.ExecuteAsync("DELETE FROM quality_failure", SqlSession.NoArguments, cancellationToken);
        await _sql.ExecuteAsync(
            """
            INSERT INTO quality_failure (data_source, kind, field, dimension, source, entity, id)
            SELECT data_source, kind, field, dimension, source, entity, id FROM {rows} AS r
            """,
            RowSet.Of(figures.SelectMany(figure => figure.Examples.Distinct().Select(key => (Figure: figure, Key: key))))
                .Text("data_source", row => row.Figure.Source)
                .Text("kind", row => row.Figure.Kind)
                .Text("field", row => row.Figure.Field)
                .Text("dimension", row => row.Figure.Dimension)
                .Key(row => row.Key),
            cancellationToken);
    }

    private async Task ThinAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var old = await _sql.ListAsync("SELECT DISTINCT measured_at FROM quality_measure WHERE measured_at < @until ORDER BY measured_at", new { until = now - Whole }, row => row.Instant(0), cancellationToken);
        var superfluous = old.GroupBy(at => at.UtcDateTime.Date).SelectMany(day => day.SkipLast(1));
        await _sql.ExecuteAsync("DELETE FROM quality_measure WHERE measured_at IN (SELECT r.at FROM {rows} AS r)", RowSet.Of(superfluous).Instant("at", at => at), cancellationToken);
    }
}
