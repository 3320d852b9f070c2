using CxHub.Console.Actions;
using CxHub.Console.Sheets;
using CxHub.Storage;

namespace CxHub.Console.Pages.Sources;

/// <summary>Is data coming? Per source and entity, with what was set aside and the calls left.</summary>
public sealed record SourcesView
{
    public required IReadOnlyList<SourceStatus> Status { get; init; }

    /// <summary>Fields that wait until their system offers them again as the maps need them.</summary>
    public required IReadOnlyList<PausedField> Paused { get; init; }

    public required IReadOnlyList<SetAsideRow> SetAside { get; init; }

    public required long SetAsideCount { get; init; }

    public required IReadOnlyList<SystemQuota> Quotas { get; init; }

    internal static async Task<SourcesView> LoadAsync(HubSession session, IReadOnlyList<SystemQuota> quotas, CancellationToken cancellationToken) => new()
    {
        Status = await session.Overview.SourceStatusAsync(cancellationToken),
        Paused = await session.PausedFields.AllAsync(cancellationToken),
        SetAside = await session.SetAside.ListAsync(null, null, 50, cancellationToken),
        SetAsideCount = await session.SetAside.CountAsync(cancellationToken),
        Quotas = quotas,
    };

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("sources", viewer.Words["Sources"],
            [
                new("source", viewer.Words["Source"]), new("entity", viewer.Words["Entity"]), new("live", viewer.Words["Rows"], true), new("deleted", viewer.Words["Deleted"], true), new("lastChangeAt", viewer.Words["Last change"]),
                new("cursorAt", viewer.Words["Read up to"]), new("completedAt", viewer.Words["Last complete pull"]), new("fullLoad", viewer.Words["Full load"]), new("error", viewer.Words["Error"]),
            ],
            [.. Status.Select(row => (IReadOnlyList<object?>)[row.Source, row.Entity, row.Live, row.Deleted, row.LastChangeAt, row.CursorAt, row.CompletedAt, row.FullLoad, row.LastError])]),
        new("paused", viewer.Words["Paused fields"],
            [
                new("source", viewer.Words["Source"]), new("entity", viewer.Words["Entity"]), new("field", viewer.Words["Field"]), new("read", viewer.Words["Reading"]), new("written", viewer.Words["Writing"]),
                new("reason", viewer.Words["Reason"]), new("place", viewer.Words["Where"]), new("since", viewer.Words["Since"]),
            ],
            [.. Paused.Select(field => (IReadOnlyList<object?>)[field.System, field.Entity, field.Field, field.Read, field.Written, field.Reason, field.Place, field.Since])]),
        new("setAside", viewer.Words["Rows set aside"],
            [new("step", viewer.Words["Step"]), new("source", viewer.Words["Source"]), new("key", "Key"), new("reason", viewer.Words["Reason"]), new("at", viewer.Words["When"])],
            [.. SetAside.Select(row => (IReadOnlyList<object?>)[row.Step, row.Source, row.Key, row.Reason, row.At])]),
    ];
}
