using CxHub.Sandbox.Dataverse.Data;

namespace CxHub.Sandbox.Dataverse;

/// <summary>
/// Ordered results of queries that are being paged through, so that a page costs its rows and not the query again. A forgotten
/// result is computed anew by whoever asks for the next page.
/// </summary>
internal sealed class Snapshots
{
    private const int Most = 64;

    private readonly Dictionary<long, IReadOnlyList<Row>> _byId = [];
    private readonly Queue<long> _oldestFirst = new();
    private long _last;

    public long Keep(IReadOnlyList<Row> rows)
    {
        _byId[++_last] = rows;
        _oldestFirst.Enqueue(_last);

        if (_oldestFirst.Count > Most)
        {
            _byId.Remove(_oldestFirst.Dequeue());
        }

        return _last;
    }

    public IReadOnlyList<Row>? Find(long id) => _byId.GetValueOrDefault(id);
}
