using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse;

/// <summary>Look-alike of a Dataverse environment (Dynamics 365 Sales and Customer Service): Web API v9.2 and its token endpoint.</summary>
public sealed class DataverseServer : LookAlikeServer
{
    private readonly SandboxParts _parts;
    private DataverseEnvironment _environment;
    private int _inFlight;

    public DataverseServer(SandboxParts parts)
        : base(SandboxSystem.Dataverse, 2, parts)
    {
        _parts = parts;
        _environment = new(parts);
    }

    public override void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Run(HandleAsync);
    }

    public override void Seed(IEnumerable<SeedRow> rows)
    {
        lock (_environment.Gate)
        {
            EnvironmentSeed.Add(_environment, rows);
        }
    }

    public override void Reset()
    {
        lock (_environment.Gate)
        {
            _environment = new(_parts);
        }
    }

    public override void ExpireTokens()
    {
        lock (_environment.Gate)
        {
            _environment.Tokens.EndAll();
        }
    }

    public override void MapControl(IEndpointRouteBuilder control) => DataverseControl.Map(control, () => _environment);

    public override async Task WriteFaultAsync(HttpContext context, FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(rule);

        if (rule.Status is 401)
        {
            return;
        }

        var code = rule.ErrorCode ?? rule.Status switch
        {
            403 => "0x80040220",
            429 => "0x80072322",
            _ => "0x80040216",
        };
        var error = new DataverseException(rule.Status, code, rule.Message ?? MessageOf(code)) { RetryAfterSeconds = rule.RetryAfterSeconds };
        using var answer = ErrorJson.Of(error, new(context.Request.Headers["Prefer"]));
        await WireAdapter.WriteAsync(context, answer);
    }

    /// <summary>The values of a row by column name (lookups as EntityReference); null when there is none.</summary>
    public IReadOnlyDictionary<string, object?>? Find(string table, Guid id)
    {
        lock (_environment.Gate)
        {
            return _environment.Store.Find(new EntityReference(table, id)) is { } row ? Values(row) : null;
        }
    }

    /// <summary>The values of all rows of a table, by column name.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> All(string table)
    {
        lock (_environment.Gate)
        {
            return [.. _environment.Store[_environment.Schema[table]].All.Select(Values)];
        }
    }

    private static Dictionary<string, object?> Values(Row row) =>
        row.Table.Columns.ToDictionary(column => column.Name, column => row[column], StringComparer.Ordinal);

    private static string MessageOf(string code) => code switch
    {
        "0x80072321" => "Combined execution time of incoming requests exceeded limit of 1200000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.",
        "0x80072322" => "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
        "0x80072326" => "Number of concurrent requests exceeded the limit of 52.",
        _ => "This answer was ordered by a fault rule.",
    };

    private async Task HandleAsync(HttpContext context)
    {
        var inFlight = Interlocked.Increment(ref _inFlight);

        try
        {
            var request = await WireAdapter.ReadAsync(context);
            WireResponse answer;

            lock (_environment.Gate)
            {
                answer = new DataverseRouter(_environment).Answer(request, inFlight);
            }

            using (answer)
            {
                await WireAdapter.WriteAsync(context, answer);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }
}
