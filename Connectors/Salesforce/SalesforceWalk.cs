using CxHub.Domain;

namespace CxHub.Connectors.Salesforce;

/// <summary>The state of one pull from page to page.</summary>
internal sealed class SalesforceWalk(SalesforceQuery query)
{
    public SalesforceQuery Query { get; set; } = query;

    public bool IsFull { get; init; }

    /// <summary>Set when the rows come from a Bulk query job.</summary>
    public SalesforceCursor? Job { get; set; }

    /// <summary>Rows that the query found, as its first page says.</summary>
    public int TotalSize { get; private set; }

    /// <summary>Where an incremental pull begins, look-back included.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The server's time at the first answer of the run: the next watermark.</summary>
    public DateTimeOffset? High { get; set; }

    /// <summary>The last row given; a query that has to begin again begins behind it.</summary>
    public DateTimeOffset? AfterStamp { get; set; }

    public string? AfterId { get; set; }

    public string? Next { get; set; }

    /// <summary>Times the query was begun again since the last row.</summary>
    public int Restarts { get; set; }

    public bool Done { get; private set; }

    public SalesforceCursor Cursor => (Done ? new SalesforceCursor(Query.Fields, High) : new SalesforceCursor(Query.Fields, High, AfterStamp, AfterId)) with { Entity = Query.Entity };

    public static SalesforceWalk Start(SalesforceQuery query, SalesforceCursor? cursor, TimeSpan lookBack)
    {
        if (cursor?.Entity is { } entity && entity != query.Entity)
        {
            cursor = null;
        }

        if (cursor is { Job: not null })
        {
            return new SalesforceWalk(query with { Fields = cursor.Fields }) { Job = cursor };
        }

        return new SalesforceWalk(query)
        {
            IsFull = cursor is null,
            Since = cursor is { AfterStamp: null, Watermark: { } mark } ? mark - lookBack : null,

            // A saved row position means an unfinished run: its own start stays the watermark.
            High = cursor is { AfterStamp: not null } ? cursor.Watermark : null,
            AfterStamp = cursor?.AfterStamp,
            AfterId = cursor?.AfterId,
        };
    }

    /// <exception cref="ConnectorException">The page says that there is more, but not where.</exception>
    public void Advance(string system, SalesforcePage page, DateTimeOffset? serverTime, TimeSpan lookBack)
    {
        (TotalSize, Next, Done) = (page.TotalSize, page.Next, page.Done);
        if (!Done && Next is null)
        {
            throw new ConnectorException(system, FailureKind.Transient, $"the query on {Query.Entity} said that there is more but not where. Nothing of this page was used; pull again.", "malformed");
        }

        if (page.Records is [.., var last])
        {
            Restarts = 0;
            AfterStamp = last.ModifiedAt;
            AfterId = last.Key.Id;
        }

        // Without a server time, the newest stamp seen.
        High ??= serverTime ?? (Done ? AfterStamp ?? Since + lookBack : null);
    }
}
