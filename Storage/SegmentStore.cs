using System.Data.Common;

namespace CxHub.Storage;

/// <summary>The segments of customers, as last measured.</summary>
public sealed class SegmentStore
{
    private const string Columns = "profile_id, segment, tier, band, persona, recency, frequency, money, action, expected, assumed, blocked";

    private readonly SqlSession _sql;

    internal SegmentStore(SqlSession sql) => _sql = sql;

    /// <summary>These customers and no others are in segments from now on.</summary>
    public async Task ReplaceAsync(IReadOnlyList<SegmentRow> rows, CancellationToken cancellationToken = default)
    {
        await _sql.ExecuteAsync("DELETE FROM segment_member", SqlSession.NoArguments, cancellationToken);
        await _sql.ExecuteAsync(
            $$"""INSERT INTO segment_member ({{Columns}}) SELECT {{Columns}} FROM {rows} AS r""",
            RowSet.Of(rows)
                .Text("profile_id", row => row.ProfileId)
                .Text("segment", row => row.Segment)
                .Text("tier", row => row.Tier)
                .Text("band", row => row.Band)
                .Text("persona", row => row.Persona)
                .Long("recency", row => row.Recency)
                .Long("frequency", row => row.Frequency)
                .Long("money", row => row.Money)
                .Text("action", row => row.Action)
                .Double("expected", row => row.Expected)
                .Bool("assumed", row => row.Assumed)
                .Text("blocked", row => row.Blocked),
            cancellationToken);
    }

    /// <summary>Customers by segment, value and band.</summary>
    public Task<IReadOnlyList<(string Segment, string Tier, string? Band, long Count)>> CountsAsync(CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT segment, tier, band, COUNT(*) FROM segment_member GROUP BY segment, tier, band ORDER BY segment, tier, band",
            SqlSession.NoArguments,
            row => (row.Text(0), row.Text(1), row.TextOrNull(2), row.Long(3)),
            cancellationToken);

    /// <summary>Customers who bought, by their fifth of recency and frequency, and the mean fifth of money.</summary>
    public Task<IReadOnlyList<(int Recency, int Frequency, long Count, double Money)>> FifthsAsync(CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT recency, frequency, COUNT(*), AVG(money * 1.0) FROM segment_member WHERE recency IS NOT NULL GROUP BY recency, frequency ORDER BY recency, frequency",
            SqlSession.NoArguments,
            row => (row.Int(0), row.Int(1), row.Long(2), Convert.ToDouble(row.GetValue(3), System.Globalization.CultureInfo.InvariantCulture)),
            cancellationToken);

    /// <summary>Customers by the best action, and how many a better one is not allowed for.</summary>
    public Task<IReadOnlyList<(string Action, string? Blocked, long Count)>> ActionsAsync(CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT action, blocked, COUNT(*) FROM segment_member GROUP BY action, blocked ORDER BY COUNT(*) DESC, action, blocked",
            SqlSession.NoArguments,
            row => (row.Text(0), row.TextOrNull(1), row.Long(2)),
            cancellationToken);

    /// <summary>The customers for whom most is at stake, of one segment or of all.</summary>
    public Task<IReadOnlyList<SegmentListing>> TopAsync(string? segment, int max, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            $"""
            SELECT {string.Join(", ", Columns.Split(", ").Select(column => "t." + column))}, p.name, p.company
            FROM segment_member AS t JOIN profile AS p ON p.id = t.profile_id
            WHERE TRUE {(segment is null ? "" : "AND t.segment = @segment")}
            ORDER BY t.expected DESC, t.profile_id LIMIT @max
            """,
            new { segment, max },
            row => new SegmentListing(Read(row), row.Text(12), row.TextOrNull(13)),
            cancellationToken);

    /// <summary>The persona of every customer that has one.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PersonasAsync(CancellationToken cancellationToken = default) =>
        (await _sql.ListAsync("SELECT profile_id, persona FROM segment_member WHERE persona IS NOT NULL", SqlSession.NoArguments, row => (Id: row.Text(0), Persona: row.Text(1)), cancellationToken))
            .ToDictionary(row => row.Id, row => row.Persona, StringComparer.Ordinal);

    private static SegmentRow Read(DbDataReader row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.TextOrNull(3), row.TextOrNull(4), IntOrNull(row, 5), IntOrNull(row, 6), IntOrNull(row, 7), row.Text(8), row.DoubleOrNull(9)!.Value, row.GetBoolean(10), row.TextOrNull(11));

    private static int? IntOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Int(column);
}
