using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>An open query: its rows as found when it began, how they are written, and the session that may read on.</summary>
internal sealed record QueryCursor(string Id, string SessionToken, IReadOnlyList<SObjectRow> Rows, RecordShape Shape, int PageSize, DateTimeOffset OpenedAt);

/// <summary>Open queries. A locator lives two days, and only as long as the session that made it.</summary>
internal sealed class QueryCursors(SandboxClock clock)
{
    private const int MostOpen = 500;

    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    private readonly Dictionary<string, QueryCursor> _open = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();
    private long _last;

    public QueryCursor Open(string sessionToken, IReadOnlyList<SObjectRow> rows, RecordShape shape, int pageSize)
    {
        var id = SalesforceId.Make("0r8", ++_last);
        var cursor = new QueryCursor(id, sessionToken, rows, shape, pageSize, clock.GetUtcNow());
        _open[id] = cursor;
        _oldestFirst.Enqueue(id);

        if (_oldestFirst.Count > MostOpen)
        {
            _open.Remove(_oldestFirst.Dequeue());
        }

        return cursor;
    }

    public QueryCursor? Find(string id) => _open.GetValueOrDefault(id) is { } cursor && clock.GetUtcNow() - cursor.OpenedAt < Life ? cursor : null;

    public void Close(string id) => _open.Remove(id);

    public void CloseAll() => _open.Clear();
}
