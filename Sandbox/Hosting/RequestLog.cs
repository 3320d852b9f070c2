namespace CxHub.Sandbox.Hosting;

/// <summary>The requests of one server: the newest <see cref="Capacity"/> in full, and counts over all of them.</summary>
public sealed class RequestLog
{
    public const int Capacity = 20_000;

    private static readonly object OperationKey = new();
    private static readonly object RowsKey = new();

    private readonly Lock _gate = new();
    private readonly Queue<LoggedRequest> _newest = new();
    private readonly SortedDictionary<string, long> _byOperation = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, long> _byStatus = [];
    private long _total;

    public long Total
    {
        get
        {
            lock (_gate)
            {
                return _total;
            }
        }
    }

    /// <summary>Gives the running request its name in the log and the number of rows it touched.</summary>
    public static void Name(HttpContext context, string operation, int rows = 0)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[OperationKey] = operation;
        context.Items[RowsKey] = rows;
    }

    /// <summary>The newest requests, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Newest(int count = Capacity)
    {
        lock (_gate)
        {
            return [.. _newest.Skip(_newest.Count - Math.Min(count, _newest.Count))];
        }
    }

    /// <summary>Requests per operation name, over everything since start, reset or <see cref="Clear"/>.</summary>
    public IReadOnlyDictionary<string, long> CountsByOperation()
    {
        lock (_gate)
        {
            return new SortedDictionary<string, long>(_byOperation, StringComparer.Ordinal);
        }
    }

    public IReadOnlyDictionary<int, long> CountsByStatus()
    {
        lock (_gate)
        {
            return new SortedDictionary<int, long>(_byStatus);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _newest.Clear();
            _byOperation.Clear();
            _byStatus.Clear();
            _total = 0;
        }
    }

    internal void Add(HttpContext context, DateTimeOffset at, int status)
    {
        var request = context.Request;
        var operation = context.Items[OperationKey] as string ?? $"{request.Method} {request.Path}";
        var rows = context.Items[RowsKey] is int touched ? touched : 0;

        lock (_gate)
        {
            _newest.Enqueue(new(++_total, at, request.Method, request.Path + request.QueryString, operation, rows, status));
            _byOperation[operation] = _byOperation.GetValueOrDefault(operation) + 1;
            _byStatus[status] = _byStatus.GetValueOrDefault(status) + 1;

            if (_newest.Count > Capacity)
            {
                _newest.Dequeue();
            }
        }
    }
}
