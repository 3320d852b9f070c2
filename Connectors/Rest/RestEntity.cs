using CxHub.Domain.Ports;

namespace CxHub.Connectors.Rest;

/// <summary>One list of records that an API offers.</summary>
public sealed record RestEntity
{
    public required string Name { get; init; }

    public string Method { get; init; } = "GET";

    public required string Path { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Body template; values are escaped for JSON.</summary>
    public string? JsonBody { get; init; }

    /// <summary>Fields of a form body; values are escaped for forms.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form { get; init; } = [];

    /// <summary>JSON pointer to the rows; empty when the answer itself is the list.</summary>
    public string RowsPointer { get; init; } = string.Empty;

    /// <summary>Properties (or JSON pointers) whose values, joined by a bar, are the record's id.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Property (or JSON pointer) of the record's last change; null when it has none.</summary>
    public string? ModifiedField { get; init; }

    public RestMoment ModifiedFormat { get; init; } = RestMoment.Iso;

    public RestIncremental? Incremental { get; init; }

    public RestPaging Paging { get; init; } = new(RestPagingKind.None);

    public int PageSize { get; init; } = 200;

    /// <summary>How often everything is read to notice deletions; null never does once an incremental pull has begun.</summary>
    public TimeSpan? FullLoadEvery { get; init; }

    /// <summary>Property (or JSON pointer) that is true on a deleted record.</summary>
    public string? DeletedField { get; init; }

    /// <summary>Declared fields, when the manifest lists them: they are what <c>check</c> compares maps with.</summary>
    public IReadOnlyDictionary<string, FieldSchema>? Fields { get; init; }
}
