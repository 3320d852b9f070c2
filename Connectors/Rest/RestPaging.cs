namespace CxHub.Connectors.Rest;

/// <summary>How an API hands out long lists.</summary>
public enum RestPagingKind
{
    None,

    /// <summary>The answer holds the URL of the next page.</summary>
    NextLink,

    /// <summary>Rows to skip and rows to give.</summary>
    Offset,

    /// <summary>Page number and page size.</summary>
    Page,

    /// <summary>The answer holds a text that the next call repeats.</summary>
    Cursor,

    /// <summary>Rows behind the last key; nothing shifts when rows are added.</summary>
    Keyset,
}

/// <summary>Text literals of the language a keyset condition is written in.</summary>
public enum RestQuote
{
    None,

    /// <summary>In single quotes, a quote doubled: OData and SQL.</summary>
    Doubled,
}

/// <summary>The paging of one entity; which parts are set depends on <see cref="Kind"/>.</summary>
public sealed record RestPaging(RestPagingKind Kind)
{
    /// <summary>Where the next link or cursor stands in the answer.</summary>
    public string? NextPointer { get; init; }

    /// <summary>Parameter of offset, page number, cursor or keyset condition.</summary>
    public string? Parameter { get; init; }

    /// <summary>Parameter of the page size, when the API takes one.</summary>
    public string? SizeParameter { get; init; }

    /// <summary>Number of the first page.</summary>
    public int First { get; init; } = 1;

    /// <summary>Where the answer says whether there is more; without it a short page is the last.</summary>
    public string? MorePointer { get; init; }

    /// <summary>Condition of a keyset with <c>{last}</c>, and how its value is quoted.</summary>
    public string? Template { get; init; }

    public RestQuote Quote { get; init; }
}
