using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;
using Microsoft.Extensions.Logging;

namespace CxHub.Connectors.Dynamics;

/// <summary>One environment's HTTP: login, API path, table names and the support for bulk actions per table. Source and sink share it.</summary>
public sealed class DynamicsConnection : IDisposable
{
    private static readonly TimeSpan ColumnLife = TimeSpan.FromHours(1);
    private readonly TokenAuthorizer _tokens;
    private readonly ConcurrentDictionary<string, (EntitySchema Schema, DateTimeOffset ReadAt)> _columns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (EntitySchema Schema, DateTimeOffset ReadAt)> _schemas = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DynamicsTable> _tables = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _updateMultiple = new(StringComparer.Ordinal);

    public DynamicsConnection(DynamicsOptions options, HttpClient http, TimeProvider clock, ILogger logger)
    {
        Options = options;
        Clock = clock;
        Logger = logger;
        http.BaseAddress ??= options.Url;
        var tokenClient = new SystemClient(TokenCall.Dialect(options.Name, DynamicsErrors.TokenRules), http, StaticAuthorizer.None, Calls, options.Policy, clock, logger);
        var scope = $"{options.Url.GetLeftPart(UriPartial.Authority)}/.default";
        var grant = new ClientCredentialsGrant(tokenClient, options.TokenUrl.ToString(), options.ClientId, options.ClientSecret, scope, answer => TokenCall.Standard(options.Name, answer, clock.GetUtcNow()));
        _tokens = new TokenAuthorizer(grant, clock);
        Client = new SystemClient(Dialect(options), http, _tokens, Calls, options.Policy, clock, logger);
    }

    public DynamicsOptions Options { get; }

    public CallMeter Calls { get; } = new();

    internal SystemClient Client { get; }

    internal TimeProvider Clock { get; }

    internal ILogger Logger { get; }

    internal string Path(string rest) => Options.ApiPath + rest;

    /// <summary>The table's set name and key; asked once.</summary>
    internal async Task<DynamicsTable> TableAsync(string logicalName, CancellationToken cancellationToken)
    {
        if (_tables.TryGetValue(logicalName, out var known))
        {
            return known;
        }

        var call = SystemCall.Get(Path($"EntityDefinitions(LogicalName='{DynamicsName.Check(logicalName)}')?$select=LogicalName,EntitySetName,PrimaryIdAttribute,ChangeTrackingEnabled"), "describe") with { Accepts = [404] };
        using var answer = await Client.SendAsync(call, cancellationToken);
        if (answer.Status is 404)
        {
            throw new ConnectorException(Options.Name, FailureKind.Rejected, $"the table {logicalName} does not exist or the application user may not see it. Tables are named by their logical name (contact, not contacts).", "no-table");
        }

        var table = new DynamicsTable(
            logicalName,
            TokenCall.Text(answer.Root, "EntitySetName") ?? $"{logicalName}s",
            TokenCall.Text(answer.Root, "PrimaryIdAttribute") ?? $"{logicalName}id",
            answer.Root.TryGetProperty("ChangeTrackingEnabled", out var tracks) && tracks.ValueKind is JsonValueKind.True);
        return _tables.GetOrAdd(logicalName, table);
    }

    /// <summary>The table's columns, at most an hour old; null when there is no such table.</summary>
    internal async Task<EntitySchema?> ColumnsAsync(string logicalName, CancellationToken cancellationToken, bool fresh = false)
    {
        if (!fresh && KnowsColumns(logicalName))
        {
            return _columns[logicalName].Schema;
        }

        var schema = await DynamicsDescribe.ReadAsync(this, logicalName, cancellationToken);
        if (schema is not null)
        {
            _columns[logicalName] = (schema, Clock.GetUtcNow());
        }

        return schema;
    }

    /// <summary>The table's columns with the options of its choices, at most an hour old; null when there is no such table.</summary>
    internal async Task<EntitySchema?> SchemaAsync(string logicalName, CancellationToken cancellationToken, bool fresh = false)
    {
        if (!fresh && _schemas.TryGetValue(logicalName, out var known) && Clock.GetUtcNow() - known.ReadAt < ColumnLife)
        {
            return known.Schema;
        }

        if (await ColumnsAsync(logicalName, cancellationToken, fresh) is not { } columns)
        {
            return null;
        }

        var schema = await DynamicsDescribe.WithOptionsAsync(this, columns, cancellationToken);
        _schemas[logicalName] = (schema, Clock.GetUtcNow());
        return schema;
    }

    /// <summary>The environment refused a column that its last description had: that description is old.</summary>
    internal void ColumnVanished(string logicalName, string column)
    {
        Logger.FieldPaused(Options.Name, logicalName, column);
        _columns.TryRemove(logicalName, out _);
        _schemas.TryRemove(logicalName, out _);
    }

    internal bool KnowsColumns(string logicalName) => _columns.TryGetValue(logicalName, out var known) && Clock.GetUtcNow() - known.ReadAt < ColumnLife;

    /// <summary>Whether the table takes UpdateMultiple; asked once per table.</summary>
    internal async Task<bool> SupportsUpdateMultipleAsync(string logicalName, CancellationToken cancellationToken)
    {
        if (_updateMultiple.TryGetValue(logicalName, out var known))
        {
            return known;
        }

        var filter = Uri.EscapeDataString($"sdkmessageid/name eq 'UpdateMultiple' and primaryobjecttypecode eq '{logicalName}'");
        var call = SystemCall.Get(Path($"sdkmessagefilters?$select=sdkmessagefilterid&$filter={filter}"), "probe") with { Accepts = [400, 403, 404] };
        using var answer = await Client.SendAsync(call, cancellationToken);
        var supported = answer.IsSuccess && answer.Root.TryGetProperty("value", out var rows) && rows.GetArrayLength() > 0;
        return _updateMultiple.GetOrAdd(logicalName, supported);
    }

    internal bool IsProbed(string logicalName) => _updateMultiple.ContainsKey(logicalName);

    /// <summary>Remembers that the table refused the action although it was announced.</summary>
    internal void DenyUpdateMultiple(string logicalName) => _updateMultiple[logicalName] = false;

    internal bool? KnownUpdateMultiple(string logicalName) => _updateMultiple.TryGetValue(logicalName, out var known) ? known : null;

    internal bool KnowsTable(string logicalName) => _tables.ContainsKey(logicalName);

    public void Dispose() => _tokens.Dispose();

    private static SystemDialect Dialect(DynamicsOptions options) => new(options.Name, DynamicsErrors.Table, DynamicsErrors.Read)
    {
        Observe = static (answer, _, gate) =>
        {
            if (int.TryParse(answer.Header("x-ms-dop-hint"), NumberStyles.None, CultureInfo.InvariantCulture, out var degree))
            {
                gate.FollowHint(degree);
            }
        },
        Headers = [new("Accept", "application/json"), new("OData-Version", "4.0"), new("OData-MaxVersion", "4.0")],
    };
}
