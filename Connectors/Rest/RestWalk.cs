using System.Globalization;
using System.Text.Json;
using CxHub.Domain;

namespace CxHub.Connectors.Rest;

/// <summary>The state of one pull from page to page.</summary>
internal sealed class RestWalk(RestEntity entity, RestCursor? cursor, DateTimeOffset now)
{
    public RestEntity Entity { get; } = entity;

    /// <summary>A run that goes on behind an earlier one did not see the first pages, so absence proves nothing in it.</summary>
    public bool IsFull { get; } = cursor is null || (entity.Incremental is null && cursor.Place is null);

    /// <summary>The moment that this run asks from; null asks for everything.</summary>
    public DateTimeOffset? Since { get; } = entity.Incremental is null ? null : cursor?.Since;

    public DateTimeOffset? Newest { get; private set; } = cursor?.Newest;

    public string? Place { get; private set; } = cursor?.Place;

    public int PageSize { get; private set; } = entity.PageSize;

    public bool Done { get; private set; }

    // A full load that was interrupted and went on is done again soon, to notice deletions.
    private DateTimeOffset? FullLoadAt { get; } = cursor is { Place: not null, Since: null } ? DateTimeOffset.UnixEpoch : cursor?.FullLoadAt ?? now;

    /// <summary>Half the page; the place is moved so that nothing is skipped. False at the floor.</summary>
    public bool Split()
    {
        if (PageSize <= 1)
        {
            return false;
        }

        var half = Math.Max(1, PageSize / 2);
        if (Entity.Paging.Kind is RestPagingKind.Page && Place is { } page)
        {
            // Page numbers count in pages; a smaller page begins at or before the same row, and rows seen twice do no harm.
            var rows = (int.Parse(page, CultureInfo.InvariantCulture) - Entity.Paging.First) * PageSize;
            Place = ((rows / half) + Entity.Paging.First).ToString(CultureInfo.InvariantCulture);
        }

        PageSize = half;
        return true;
    }

    public void Advance(JsonElement root, int rowsGiven, List<SourceRecord> records, string? lastKey)
    {
        foreach (var record in records.Where(_ => Entity.ModifiedField is not null))
        {
            Newest = Newest is null || record.ModifiedAt > Newest ? record.ModifiedAt : Newest;
        }

        Place = Next(root, rowsGiven, lastKey);
        Done = Place is null;
    }

    public RestCursor Cursor()
    {
        if (!Done)
        {
            return new RestCursor(Since, Newest, Place, FullLoadAt);
        }

        return new RestCursor(Newest is { } newest && Entity.Incremental is { } incremental ? newest - incremental.Overlap : Since, Newest, null, FullLoadAt);
    }

    private string? Next(JsonElement root, int rowsGiven, string? lastKey)
    {
        var paging = Entity.Paging;
        var more = paging.MorePointer is { } pointer
            ? JsonPointer.Find(root, pointer) is { ValueKind: JsonValueKind.True }
            : rowsGiven >= PageSize;
        return paging.Kind switch
        {
            RestPagingKind.NextLink or RestPagingKind.Cursor => JsonPointer.Text(root, paging.NextPointer) is { Length: > 0 } text && (paging.MorePointer is null || more) ? text : null,
            RestPagingKind.Offset when more && rowsGiven > 0 => (Number(Place, 0) + rowsGiven).ToString(CultureInfo.InvariantCulture),
            RestPagingKind.Page when more && rowsGiven > 0 => (Number(Place, paging.First) + 1).ToString(CultureInfo.InvariantCulture),
            RestPagingKind.Keyset when more && lastKey is not null => lastKey,
            _ => null,
        };
    }

    private static int Number(string? place, int first) => place is null ? first : int.Parse(place, CultureInfo.InvariantCulture);
}
