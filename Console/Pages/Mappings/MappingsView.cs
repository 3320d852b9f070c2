using CxHub.Console.Sheets;
using CxHub.Domain.Configuration;
using CxHub.Mapping;
using CxHub.Mapping.Targets;
using CxHub.Storage;

namespace CxHub.Console.Pages.Mappings;

/// <summary>What goes where: sources, hub fields and targets, with the problems first.</summary>
public sealed record MappingsView
{
    public required IReadOnlyList<ConfigProblem> Problems { get; init; }

    public required IReadOnlyList<MapLine> Lines { get; init; }

    public required IReadOnlyList<TargetLine> Targets { get; init; }

    /// <summary>Fields that wait until their system offers them again as the maps need them.</summary>
    public required IReadOnlyList<PausedField> Paused { get; init; }

    /// <summary>Live records per source entity: what an edit of its map would read again.</summary>
    public required IReadOnlyDictionary<(string Source, string Entity), long> Rows { get; init; }

    public required MappingPreview? Preview { get; init; }

    internal static async Task<MappingsView> LoadAsync(HubSession session, ConsoleOptions options, string? preview, CancellationToken cancellationToken)
    {
        var lines = options.Maps?.Describe() ?? [];
        var asked = lines.Select(line => (line.Source, line.Entity)).Distinct().FirstOrDefault(entity => $"{entity.Source}/{entity.Entity}" == preview);
        return new()
        {
            Problems = options.Problems(),
            Lines = lines,
            Targets = options.Targets?.Describe() ?? [],
            Paused = await session.PausedFields.AllAsync(cancellationToken),
            Rows = (await session.Overview.SourceStatusAsync(cancellationToken)).ToDictionary(row => (row.Source, row.Entity), row => row.Live),
            Preview = options.Maps is { } maps && asked.Source is not null ? await MappingPreview.LoadAsync(session, maps, asked.Source, asked.Entity, cancellationToken) : null,
        };
    }

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("sources", viewer.Words["Source to hub"],
            [
                new("source", viewer.Words["Source"]), new("entity", viewer.Words["Entity"]), new("from", viewer.Words["From"]), new("transforms", viewer.Words["Transforms"]), new("kind", viewer.Words["Record"]),
                new("field", viewer.Words["Hub field"]), new("required", viewer.Words["required"]), new("at", viewer.Words["Where"]),
            ],
            [.. Lines.Select(line => (IReadOnlyList<object?>)[line.Source, line.Entity, line.From, string.Join(" | ", line.Transforms), line.Kind.ToString(), line.Field, line.Required, line.At.ToString()])]),
        new("targets", viewer.Words["Hub to target"],
            [
                new("from", viewer.Words["Hub value"]), new("target", viewer.Words["Target"]), new("entity", viewer.Words["Entity"]), new("field", viewer.Words["Field"]), new("type", viewer.Words["Type"]),
                new("conflict", viewer.Words["On conflict"]), new("at", viewer.Words["Where"]),
            ],
            [.. Targets.Select(line => (IReadOnlyList<object?>)[line.From, line.Target, line.Entity, line.Field, line.Type.ToString(), line.Conflict.ToString(), line.At.ToString()])]),
    ];
}
