using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;
using Microsoft.Extensions.Logging;

namespace CxHub.Connectors.Rest;

/// <summary>Reads any JSON API that a manifest describes. There is one of these per manifest and no code per API.</summary>
public sealed class RestSource : ISource, IDisposable
{
    private readonly RestManifest _manifest;
    private readonly RestCalls _calls;
    private readonly SystemClient _client;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly RateWindow? _window;
    private readonly IAuthorizer _authorizer;

    public RestSource(RestManifest manifest, HttpClient http, TimeProvider clock, ILogger logger)
    {
        _manifest = manifest;
        _clock = clock;
        _logger = logger;
        _calls = new RestCalls(manifest);
        http.BaseAddress ??= manifest.BaseUrl;
        _authorizer = RestAuthorizers.For(manifest, http, Calls, manifest.Policy, clock, logger);
        _client = new SystemClient(RestDialect.For(manifest), http, _authorizer, Calls, manifest.Policy, clock, logger);
        _window = manifest.Limits.CallsPerWindow is { } calls ? new RateWindow(calls, manifest.Limits.Window, clock) : null;
    }

    public string Name => _manifest.Name;

    public CallMeter Calls { get; } = new();

    public async IAsyncEnumerable<SourcePage> PullAsync(PullRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entity = Require(request.Entity);
        var walk = new RestWalk(entity, Start(entity, RestCursor.Parse(request.Cursor)), _clock.GetUtcNow());
        var fields = Fields(entity, request.Fields);

        while (!walk.Done)
        {
            yield return await NextAsync(walk, fields, cancellationToken);
        }
    }

    public Task<EntitySchema?> DescribeAsync(string entity, CancellationToken cancellationToken, bool fresh = false) =>
        Task.FromResult(Require(entity) is { Fields: { } fields } ? new EntitySchema(entity, fields) : null);

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var entity = _manifest.Entities[0];
        var walk = new RestWalk(entity with { PageSize = 1 }, new RestCursor(_clock.GetUtcNow(), null, null, null), _clock.GetUtcNow());
        using var answer = await SendAsync(_calls.Page(walk, Fields(entity, [])), cancellationToken);
    }

    public void Dispose() => (_authorizer as IDisposable)?.Dispose();

    private RestEntity Require(string name) => _manifest.Entities.FirstOrDefault(entity => entity.Name.Equals(name, StringComparison.Ordinal))
        ?? throw new ConnectorException(Name, FailureKind.Rejected, $"the manifest has no entity '{name}'; it has {string.Join(", ", _manifest.Entities.Select(entity => entity.Name))}.", "no-entity");

    /// <summary>Null (everything) at the first time, and when the last full load is older than the manifest allows.</summary>
    private RestCursor? Start(RestEntity entity, RestCursor? cursor)
    {
        if (cursor is { Place: null, FullLoadAt: { } at } && entity.FullLoadEvery is { } every && _clock.GetUtcNow() - at >= every)
        {
            _logger.ReadingAll(Name, entity.Name, "it is time to notice deletions");
            return null;
        }

        return cursor;
    }

    private static string[] Fields(RestEntity entity, IReadOnlyList<string> requested)
    {
        SortedSet<string> fields = new(StringComparer.Ordinal);
        foreach (var field in requested.Concat(entity.Key).Append(entity.ModifiedField ?? entity.Key[0]))
        {
            // Only the first step of a nested path can be asked for.
            fields.Add(field.TrimStart('/').Split('/', '.')[0]);
        }

        return [.. fields];
    }

    private async Task<SourcePage> NextAsync(RestWalk walk, string[] fields, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var answer = await SendAsync(_calls.Page(walk, fields), cancellationToken);
                return Read(walk, answer);
            }
            catch (ConnectorException failure) when (failure.Code is RestDialect.Split && walk.Split())
            {
                // The same call again would fail again; a smaller page may pass.
            }
        }
    }

    private async Task<SystemAnswer> SendAsync(SystemCall call, CancellationToken cancellationToken)
    {
        if (_window is not null)
        {
            await _window.WaitAsync(cancellationToken);
        }

        return await _client.SendAsync(call, cancellationToken);
    }

    private SourcePage Read(RestWalk walk, SystemAnswer answer)
    {
        if (JsonPointer.Find(answer.Root, walk.Entity.RowsPointer) is not { ValueKind: JsonValueKind.Array } rows)
        {
            throw new ConnectorException(Name, FailureKind.Rejected, $"the answer for {walk.Entity.Name} has no list at '{walk.Entity.RowsPointer}'. Correct 'rows' in the manifest.", "no-rows");
        }

        var seenAt = answer.ServerTime ?? _clock.GetUtcNow();
        List<SourceRecord> records = new(rows.GetArrayLength());
        List<UnreadableRow> setAside = [];
        foreach (var row in rows.EnumerateArray())
        {
            if (RestRow.Read(Name, walk.Entity, row, seenAt, out var unreadable) is { } record)
            {
                records.Add(record);
            }
            else
            {
                setAside.Add(unreadable!);
            }
        }

        var before = walk.Place;
        walk.Advance(answer.Root, rows.GetArrayLength(), records, records.Count > 0 ? records[^1].Key.Id : null);
        if (walk.Place is not null && walk.Place == before)
        {
            throw new ConnectorException(Name, FailureKind.Rejected, string.Create(CultureInfo.InvariantCulture, $"paging of {walk.Entity.Name} stands still at {rows.GetArrayLength()} rows. Check 'paging' in the manifest."), "no-progress");
        }

        return new SourcePage(records, walk.Cursor().ToText(), walk.IsFull, walk.Done, setAside);
    }
}
