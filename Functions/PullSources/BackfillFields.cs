using CxHub.Domain.Ports;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.PullSources;

/// <summary>
/// Fills a field that is new to a map into the records landed before: the source is asked for the keys and that field of all records, beside the
/// ordinary cursor, which stays where it is. It goes on where it was interrupted.
/// </summary>
public sealed class BackfillFields(HubStore store)
{
    /// <summary>Notices fields that the entity was not asked for until now. Nothing has to be filled in before the first page was landed.</summary>
    public Task NoteAsync(string source, string entity, IReadOnlyCollection<string> fields, CancellationToken cancellationToken) =>
        store.WriteAsync(session => NoteAsync(session, source, entity, fields, cancellationToken), cancellationToken);

    /// <summary>How many records got the fields; 0 where none waits.</summary>
    public async Task<int> RunAsync(ISource source, string entity, CancellationToken cancellationToken)
    {
        if (await WaitingAsync(source.Name, entity, cancellationToken) is not { } work)
        {
            return 0;
        }

        var filled = 0;
        await foreach (var page in source.PullAsync(new PullRequest(entity, work.Fields, work.Cursor), cancellationToken).OneAhead(cancellationToken))
        {
            filled += await store.WriteAsync(session => MergeAsync(session, source.Name, entity, page, work, cancellationToken), cancellationToken);
        }

        return filled;
    }

    private static async Task NoteAsync(HubSession session, string source, string entity, IReadOnlyCollection<string> fields, CancellationToken cancellationToken)
    {
        var name = $"fields:{source}/{entity}";
        var before = (await session.Models.GetAsync(name, cancellationToken))?.Split(',');
        if (before is not null && fields.Count == before.Length && !fields.Except(before, StringComparer.Ordinal).Any())
        {
            return;
        }

        string[] added = before is null ? [] : [.. fields.Except(before, StringComparer.Ordinal)];
        if (added.Length > 0 && await session.Cursors.GetAsync(source, entity, cancellationToken) is { Cursor: not null })
        {
            var work = FieldBackfill.Parse(await session.Models.GetAsync(FieldBackfill.Name(source, entity), cancellationToken)) ?? new FieldBackfill([], null);
            await session.Models.PutAsync(FieldBackfill.Name(source, entity), work.With(added).ToJson(), cancellationToken);
        }

        await session.Models.PutAsync(name, string.Join(',', fields), cancellationToken);
    }

    private async Task<FieldBackfill?> WaitingAsync(string source, string entity, CancellationToken cancellationToken) =>
        FieldBackfill.Parse(await store.ReadAsync(session => session.Models.GetAsync(FieldBackfill.Name(source, entity), cancellationToken), cancellationToken));

    /// <summary>Records that were never landed stay out: the ordinary pull brings them whole.</summary>
    private static async Task<int> MergeAsync(HubSession session, string source, string entity, SourcePage page, FieldBackfill work, CancellationToken cancellationToken)
    {
        var bodies = page.Records.Where(record => !record.Deleted).GroupBy(record => record.Key).ToDictionary(same => same.Key, same => same.Last().Body);
        string[] fields = [.. work.Fields.Except(page.Withheld, StringComparer.Ordinal)];
        var standing = await session.Records.GetAsync(bodies.Keys, cancellationToken);
        var changed = await session.Records.LandAsync(
            [.. standing.Where(record => !record.Deleted).Select(record => record with { Body = RecordBody.Take(record.Body, bodies[record.Key], fields) })],
            fullLoad: false,
            cancellationToken);
        await PendingStep.QueueToMapAsync(session, changed, cancellationToken);
        if (page.IsLast)
        {
            await session.Models.RemoveAsync(FieldBackfill.Name(source, entity), cancellationToken);
        }
        else if (page.Cursor is not null)
        {
            await session.Models.PutAsync(FieldBackfill.Name(source, entity), (work with { Cursor = page.Cursor }).ToJson(), cancellationToken);
        }

        return changed.Count;
    }
}
