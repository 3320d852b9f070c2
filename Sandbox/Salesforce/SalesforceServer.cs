using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce.Endpoints;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Salesforce;

/// <summary>Look-alike of a Salesforce organisation: REST, collections, composite, Bulk 2.0 and Tooling at API version 62.0.</summary>
public sealed class SalesforceServer : LookAlikeServer, IDisposable
{
    private readonly SandboxParts _parts;
    private readonly JwtBearerGrant _jwt;
    private Org _org;
    private SalesforceRouter _router;

    public SalesforceServer(SandboxParts parts)
        : base(SandboxSystem.Salesforce, 1, parts)
    {
        _parts = parts;
        _org = new(parts);
        _jwt = new(parts.Clock, () => (string)_org.Store.Find(_org.UserId)!["Username"]!);
        _router = new(_org, new(_org, _jwt));
    }

    public override void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Run(HandleAsync);
    }

    public override void Seed(IEnumerable<SeedRow> rows)
    {
        lock (_org.Gate)
        {
            OrgSeed.Add(_org, rows);
        }
    }

    public override void Reset()
    {
        lock (_org.Gate)
        {
            _org = new(_parts);
            _router = new(_org, new(_org, _jwt));
        }
    }

    public override void ExpireTokens()
    {
        lock (_org.Gate)
        {
            _org.Sessions.EndAll();
        }
    }

    public override void SetQuotaLeft(int calls)
    {
        lock (_org.Gate)
        {
            _org.Calls.SetRemaining(calls);
        }
    }

    public override void MapControl(IEndpointRouteBuilder control) => SalesforceControl.Map(control, () => _org, _jwt);

    public override async Task WriteFaultAsync(HttpContext context, FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(rule);
        var code = rule.ErrorCode ?? rule.Status switch
        {
            401 => "INVALID_SESSION_ID",
            403 => "REQUEST_LIMIT_EXCEEDED",
            503 => "SERVER_UNAVAILABLE",
            _ => "UNKNOWN_EXCEPTION",
        };
        var message = rule.Message ?? (rule.Status is 401 ? "Session expired or invalid" : "This answer was ordered by a fault rule.");
        using var answer = WireResponse.Json(rule.Status, json => SalesforceJson.WriteError(json, code, message, []));
        await WireAdapter.WriteAsync(context, answer);
    }

    /// <summary>The values of a record by field name, live or deleted; null when there is none.</summary>
    public IReadOnlyDictionary<string, object?>? Find(string id)
    {
        lock (_org.Gate)
        {
            return _org.Store.Find(SalesforceId.Normalize(id)) is { } row ? Values(row) : null;
        }
    }

    /// <summary>The values of all live records of an object, by field name.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> All(string sObject)
    {
        lock (_org.Gate)
        {
            return [.. _org.Store.Table(_org.Schema.Find(sObject)!).All.Where(row => !row.IsDeleted).Select(Values)];
        }
    }

    public void Dispose() => _jwt.Dispose();

    private static Dictionary<string, object?> Values(SObjectRow row) =>
        row.Type.Fields.Where(field => !field.IsCompound).ToDictionary(field => field.Name, field => row[field.Ordinal], StringComparer.Ordinal);

    private async Task HandleAsync(HttpContext context)
    {
        var request = await WireAdapter.ReadAsync(context);
        WireResponse answer;

        lock (_org.Gate)
        {
            answer = _router.Answer(request);
        }

        using (answer)
        {
            await WireAdapter.WriteAsync(context, answer);
        }
    }
}
