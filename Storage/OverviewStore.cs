using System.Data.Common;
using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>The numbers of the console's first page, counted in the database.</summary>
public sealed class OverviewStore
{
    private const string Bands =
        """
        COALESCE(SUM(CASE WHEN {0} >= 9 THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN {0} >= 7 AND {0} < 9 THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN {0} < 7 THEN 1 ELSE 0 END), 0)
        """;

    private readonly SqlSession _sql;

    internal OverviewStore(SqlSession sql) => _sql = sql;

    /// <summary>Every source and entity that has records or a cursor.</summary>
    public async Task<IReadOnlyList<SourceStatus>> SourceStatusAsync(CancellationToken cancellationToken = default)
    {
        var counts = await _sql.ListAsync(
            "SELECT source, entity, deleted, COUNT(*), MAX(landed_at) FROM record GROUP BY source, entity, deleted",
            SqlSession.NoArguments,
            row => (Source: row.Text(0), Entity: row.Text(1), Deleted: row.GetBoolean(2), Count: row.Long(3), At: row.Instant(4)),
            cancellationToken);
        var byEntity = counts.ToLookup(count => (count.Source, count.Entity));
        var cursors = (await new CursorStore(_sql).AllAsync(cancellationToken)).ToDictionary(cursor => (cursor.Source, cursor.Entity));
        return [.. byEntity.Select(group => group.Key).Union(cursors.Keys).Order().Select(key =>
        {
            var cursor = cursors.GetValueOrDefault(key);
            return new SourceStatus(
                key.Source,
                key.Entity,
                byEntity[key].Where(count => !count.Deleted).Sum(count => count.Count),
                byEntity[key].Where(count => count.Deleted).Sum(count => count.Count),
                byEntity[key].Max(count => (DateTimeOffset?)count.At),
                cursor?.UpdatedAt,
                cursor?.CompletedAt,
                cursor?.FullLoadStartedAt is not null,
                cursor?.LastError);
        })];
    }

    public async Task<HubCounts> CountsAsync(CancellationToken cancellationToken = default) => (await _sql.FirstAsync(
        """
        SELECT (SELECT COUNT(*) FROM record WHERE NOT deleted), (SELECT COUNT(*) FROM profile WHERE kind = 'Profile'), (SELECT COUNT(*) FROM profile WHERE kind = 'Account'),
            (SELECT COUNT(*) FROM link), (SELECT COUNT(*) FROM answer), (SELECT COUNT(*) FROM set_aside), (SELECT COUNT(*) FROM failed_message),
            (SELECT COUNT(*) FROM link WHERE kind = 'Profile')
        """,
        SqlSession.NoArguments,
        row => new HubCounts(row.Long(0), row.Long(1), row.Long(2), row.Long(3), row.Long(4), row.Long(5), row.Long(6), row.Long(7)),
        cancellationToken))!;

    /// <summary>Current scores by measure, people and companies together.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ScoreCountsAsync(CancellationToken cancellationToken = default)
    {
        var counts = await _sql.ListAsync("SELECT measure, COUNT(*) FROM score GROUP BY measure ORDER BY measure", SqlSession.NoArguments, row => (Measure: row.Text(0), Count: row.Long(1)), cancellationToken);
        return counts.ToDictionary(count => count.Measure, count => count.Count, StringComparer.Ordinal);
    }

    /// <summary>The latest NPS answer of every profile, by band.</summary>
    public async Task<NpsCounts> NpsAsync(CancellationToken cancellationToken = default) => (await _sql.FirstAsync(
        $"SELECT {BandsOf("value")} FROM score WHERE measure = @measure AND subject_kind = 'Profile' AND value IS NOT NULL",
        new { measure = Measure.Nps },
        row => Counts(row, 0),
        cancellationToken))!;

    /// <summary>
    /// NPS answers by calendar month of <paramref name="zone"/>, the <paramref name="months"/> months up to the one that holds
    /// <paramref name="until"/>. The two series (relational, transactional) are never pooled unless null asks for all.
    /// </summary>
    public async Task<IReadOnlyList<NpsMonth>> NpsByMonthAsync(string? surveyKind, DateTimeOffset until, int months, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        var last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(until, zone).DateTime);
        var first = new DateOnly(last.Year, last.Month, 1).AddMonths(1 - months);
        var span = Enumerable.Range(0, months).Select(i => first.AddMonths(i)).ToList();
        var counted = await _sql.ListAsync(
            $$"""
            SELECT r.month, {{BandsOf("a.nps")}}
            FROM {rows} AS r CROSS JOIN answer AS a
            WHERE a.answered_at >= r.starts AND a.answered_at < r.ends AND a.nps IS NOT NULL {{(surveyKind is null ? "" : "AND a.survey_kind = @surveyKind")}}
            GROUP BY r.month
            """,
            RowSet.Of(span)
                .Long("month", month => month.DayNumber)
                .Instant("starts", month => Midnight(month, zone))
                .Instant("ends", month => Midnight(month.AddMonths(1), zone))
                .With("surveyKind", surveyKind ?? string.Empty),
            row => new NpsMonth(DateOnly.FromDayNumber((int)row.Long(0)), Counts(row, 1)),
            cancellationToken);
        var byMonth = counted.ToDictionary(month => month.Month);
        return [.. span.Select(month => byMonth.GetValueOrDefault(month) ?? new NpsMonth(month, new NpsCounts(0, 0, 0)))];
    }

    /// <summary>
    /// <paramref name="soon"/>: work due before this instant and not yet overdue is due soon.
    /// </summary>
    public async Task<FollowUpNumbers> FollowUpsAsync(DateTimeOffset soon, CancellationToken cancellationToken = default)
    {
        const string due = "SELECT COUNT(*) FROM follow_up WHERE state IN ('Pending', 'Open') AND due_at >= @from AND due_at < @to";
        var overdue = await _sql.CountAsync(due, new { from = DateTimeOffset.UnixEpoch, to = _sql.Now }, cancellationToken);
        var dueSoon = await _sql.CountAsync(due, new { from = _sql.Now, to = soon }, cancellationToken);
        return new FollowUpNumbers(await new FollowUpStore(_sql).CountsAsync(cancellationToken), overdue, dueSoon);
    }

    /// <summary>Promoters, passives and detractors of a column, as three columns.</summary>
    internal static string BandsOf(string column) => Bands.Replace("{0}", column, StringComparison.Ordinal);

    internal static NpsCounts Counts(DbDataReader row, int first) => new(row.Long(first), row.Long(first + 1), row.Long(first + 2));

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
