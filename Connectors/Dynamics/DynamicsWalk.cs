namespace CxHub.Connectors.Dynamics;

/// <summary>The state of one pull from page to page.</summary>
internal sealed class DynamicsWalk(DynamicsTable table, SortedSet<string> columns)
{
    private DateTimeOffset? _high;
    private DateTimeOffset? _newest;
    private string? _delta;
    private bool _startedOver;

    public DynamicsTable Table { get; } = table;

    public SortedSet<string> Columns { get; } = columns;

    /// <summary>Columns that were asked for and that the table has no more.</summary>
    public List<string> Withheld { get; } = [];

    public bool IsFull { get; set; }

    public string? Link { get; set; }

    public bool OnDelta { get; set; }

    public DateTimeOffset? Since { get; set; }

    /// <summary>True until the first answer: the link came from a saved cursor.</summary>
    public bool FromCursor { get; private set; } = true;

    public bool Done { get; private set; }

    /// <summary>Goes on without a column that vanished; false where it was not asked for, or where the service's own page link names it.</summary>
    public bool Without(string column)
    {
        if (Link is not null && !(OnDelta && FromCursor))
        {
            return false;
        }

        string[] before = [.. Columns];
        if (Columns.RemoveWhere(asked => asked == column || asked == $"_{column}_value") is 0)
        {
            return false;
        }

        Withheld.AddRange(before.Except(Columns));
        Link = Link is null ? null : DeltaLink.Of(Link, before, Columns);
        return true;
    }

    public void StartOver()
    {
        Link = null;
        OnDelta = false;
        Since = null;
        IsFull = true;
        _startedOver = true;
    }

    public void Advance(DynamicsPage page, DateTimeOffset? serverTime)
    {
        FromCursor = false;
        Link = page.NextLink;
        _delta = page.DeltaLink ?? _delta;
        _high ??= serverTime;
        Done = Link is null;
        foreach (var record in page.Records)
        {
            _newest = _newest is null || record.ModifiedAt > _newest ? record.ModifiedAt : _newest;
        }
    }

    /// <summary>
    /// Null inside a load that replaces an expired cursor: if it is interrupted it must begin again, or rows deleted meanwhile would stay.
    /// </summary>
    public DynamicsCursor? Cursor()
    {
        if (Done)
        {
            return Table.TracksChanges
                ? new DynamicsCursor([.. Columns], Delta: _delta)
                : new DynamicsCursor([.. Columns], Since: _high ?? _newest ?? Since);
        }

        if (_startedOver || (OnDelta && Link is null))
        {
            return null;
        }

        return Table.TracksChanges
            ? new DynamicsCursor([.. Columns], Next: Link)
            : _newest is { } stamp ? new DynamicsCursor([.. Columns], Since: stamp) : null;
    }
}
