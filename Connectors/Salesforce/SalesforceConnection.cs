using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;
using Microsoft.Extensions.Logging;

namespace CxHub.Connectors.Salesforce;

/// <summary>One org's HTTP: login, the API's base path, and the descriptions of its objects, kept for an hour. Source and sink of an org share it.</summary>
public sealed partial class SalesforceConnection : IDisposable
{
    private static readonly TimeSpan DescribeLife = TimeSpan.FromHours(1);
    private readonly TokenAuthorizer _tokens;
    private readonly ConcurrentDictionary<string, (SalesforceObject Object, DateTimeOffset ReadAt)> _objects = new(StringComparer.OrdinalIgnoreCase);

    public SalesforceConnection(SalesforceOptions options, HttpClient http, TimeProvider clock, ILogger logger)
    {
        Options = options;
        Clock = clock;
        Logger = logger;
        http.BaseAddress ??= options.InstanceUrl;
        var tokenClient = new SystemClient(TokenCall.Dialect(options.Name, SalesforceErrors.TokenRules), http, StaticAuthorizer.None, Calls, options.Policy, clock, logger);
        _tokens = new TokenAuthorizer(Grant(options, tokenClient, clock), clock);
        Client = new SystemClient(Dialect(options), http, _tokens, Calls, options.Policy, clock, logger);
    }

    public SalesforceOptions Options { get; }

    public CallMeter Calls { get; } = new();

    internal SystemClient Client { get; }

    internal TimeProvider Clock { get; }

    internal ILogger Logger { get; }

    /// <summary>An API path under the configured version: <c>Path("query")</c>.</summary>
    internal string Path(string rest) => $"/services/data/{Options.ApiVersion}/{rest}";

    internal ValueTask<AccessToken> TokenAsync(CancellationToken cancellationToken) => _tokens.GetAsync(cancellationToken);

    /// <summary>The object's description, at most an hour old; null when the org has no such object for this user.</summary>
    internal async Task<SalesforceObject?> DescribeAsync(string entity, CancellationToken cancellationToken, bool fresh = false)
    {
        if (!fresh && _objects.TryGetValue(entity, out var known) && Clock.GetUtcNow() - known.ReadAt < DescribeLife)
        {
            return known.Object;
        }

        var call = SystemCall.Get(Path($"sobjects/{Soql.Name(entity)}/describe"), "describe") with { Accepts = [404] };
        using var answer = await Client.SendAsync(call, cancellationToken);
        if (answer.Status is 404 || answer.Root.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var described = new SalesforceObject(answer.Root);
        _objects[entity] = (described, Clock.GetUtcNow());
        return described;
    }

    /// <summary>The org refused a field that its last description had: that description is old.</summary>
    internal void FieldVanished(string entity, string field)
    {
        Logger.FieldPaused(Options.Name, entity, field);
        _objects.TryRemove(entity, out _);
    }

    internal async Task<SalesforceObject> RequireAsync(string entity, CancellationToken cancellationToken) =>
        await DescribeAsync(entity, cancellationToken)
        ?? throw new ConnectorException(Options.Name, FailureKind.Rejected, $"the object {entity} does not exist or the integration user may not see it. Correct the map or the permission set.", "INVALID_TYPE");

    public void Dispose() => _tokens.Dispose();

    private static SystemDialect Dialect(SalesforceOptions options) => new(options.Name, SalesforceErrors.Table, SalesforceErrors.Read)
    {
        NewTokenHelps = SalesforceErrors.NewTokenHelps,
        Observe = static (answer, meter, _) => meter.Quota = ReadQuota(answer.Header("Sforce-Limit-Info")) ?? meter.Quota,
        Headers = [new("Sforce-Call-Options", "client=CxHub"), new("Accept", "application/json")],
    };

    private static ITokenGrant Grant(SalesforceOptions options, SystemClient tokens, TimeProvider clock) => options.PrivateKeyPem is { } key
        ? new JwtBearerGrant(tokens, options, key, clock)
        : new ClientCredentialsGrant(tokens, "/services/oauth2/token", options.ClientId, options.ClientSecret ?? string.Empty, null, answer => ReadToken(options.Name, answer));

    internal static AccessToken ReadToken(string system, SystemAnswer answer)
    {
        var host = TokenCall.Text(answer.Root, "instance_url");
        return new AccessToken(
            TokenCall.Text(answer.Root, "access_token") ?? throw new ConnectorException(system, FailureKind.Unauthorized, "the token answer holds no access_token. Check that the URL is the org's My Domain."),
            BaseAddress: host is null ? null : new Uri(host),
            Identity: TokenCall.Text(answer.Root, "id"));
    }

    private static Quota? ReadQuota(string? header)
    {
        var match = Usage().Match(header ?? string.Empty);
        return match.Success
            ? new Quota(long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture), long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    // The header may hold more parts, one of them named per-app-api-usage.
    [GeneratedRegex(@"(?:^|[\s;,])api-usage=(\d+)/(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Usage();
}
