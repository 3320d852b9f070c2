using CxHub.Connectors;
using CxHub.Domain.Ports;
using CxHub.Functions.Hosting;
using CxHub.Functions.PushScores;
using CxHub.Mapping;
using CxHub.Storage;

namespace CxHub.Functions.Configuration;

/// <summary>
/// Compares the maps with what a system says about itself, and keeps the fields that drifted: each pauses alone, is told once, and goes on by
/// itself when the system offers it again.
/// </summary>
public sealed class SchemaWatch(HubStore store, ConnectorCatalog systems, ConfiguredMaps maps, TimeProvider clock, ILogger<SchemaWatch> logger)
{
    /// <summary>The fields of the entity that are paused now. Costs no call while a description of the last hour is at hand and nothing is paused.</summary>
    public async Task<IReadOnlyList<PausedField>> LookAsync(string system, string entity, CancellationToken cancellationToken)
    {
        var known = await store.ReadAsync(session => session.PausedFields.OfAsync(system, entity, cancellationToken), cancellationToken);

        // While something is paused, only today's description can say that it is back.
        if ((await DescribeAsync(system, entity, fresh: known.Count > 0, cancellationToken) ?? Unmade(system, entity)) is not { } schema)
        {
            return known;
        }

        var paused = Paused(system, entity, Drifts(maps, system, schema), schema);
        if (paused.Count > 0 || known.Count > 0)
        {
            await store.WriteAsync(session => KeepAsync(session, system, entity, paused, cancellationToken), cancellationToken);
        }

        return paused;
    }

    /// <summary>An entity that only the hub writes may not be provisioned yet: all its fields are missing then, and what it is for waits.</summary>
    private EntitySchema? Unmade(string system, string entity) =>
        maps.Targets.Find(system, entity)?.Append is null ? null : new EntitySchema(entity, new Dictionary<string, FieldSchema>());

    /// <summary>Every field of an entity that does not fit the maps reading or writing it.</summary>
    public static IReadOnlyList<FieldDrift> Drifts(ConfiguredMaps maps, string system, EntitySchema schema) =>
        [.. Drift.Check(maps.Fields, system, schema), .. maps.Targets.Find(system, schema.Entity) is { } target ? Drift.Check(target, schema) : []];

    private Task<EntitySchema?> DescribeAsync(string system, string entity, bool fresh, CancellationToken cancellationToken) =>
        systems.FindSource(system) is { } source ? source.DescribeAsync(entity, cancellationToken, fresh)
        : systems.FindSink(system) is { } sink ? sink.DescribeAsync(entity, cancellationToken, fresh)
        : Task.FromResult<EntitySchema?>(null);

    private IReadOnlyList<PausedField> Paused(string system, string entity, IReadOnlyList<FieldDrift> drifts, EntitySchema schema)
    {
        var read = maps.Fields.SourceFields(system, entity).ToHashSet(StringComparer.Ordinal);
        var written = maps.Targets.Find(system, entity)?.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        return
        [
            .. drifts.Where(drift => drift.Pauses).GroupBy(drift => drift.Field, StringComparer.Ordinal).Select(field =>
            {
                // A field the hub writes is also read back; when it is gone, asking for it would refuse the whole page.
                var isGone = !schema.Fields.ContainsKey(field.Key);
                var problem = field.First().Problem;
                return new PausedField(system, entity, field.Key, isGone || read.Contains(field.Key), written.Contains(field.Key), problem.Message, problem.At.ToString(), clock.GetUtcNow());
            }),
        ];
    }

    private async Task KeepAsync(HubSession session, string system, string entity, IReadOnlyList<PausedField> paused, CancellationToken cancellationToken)
    {
        var change = await session.PausedFields.SetAsync(system, entity, paused, cancellationToken);
        foreach (var field in change.Paused)
        {
            logger.FieldPaused(system, entity, field.Field, field.Reason, field.Place);
        }

        foreach (var field in change.Resumed)
        {
            logger.FieldResumed(system, entity, field.Field);
        }

        if (change.Resumed.Any(field => field.Written) && maps.Targets.Find(system, entity) is { } target)
        {
            // What was held back while the field was paused is compared again.
            await PushWork.QueueAllAsync(session, system, target.Of, cancellationToken);
        }
    }
}
