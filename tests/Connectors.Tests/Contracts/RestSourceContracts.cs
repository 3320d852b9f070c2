using System.Globalization;
using System.Net.Http.Json;
using CxHub.Connectors.Configuration;
using CxHub.Connectors.Rest;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Tests.Connectors.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Connectors.Contracts;

/// <summary>The shipped manifests against the look-alike systems: no code stands between them.</summary>
public abstract class RestSourceContract(string system, string entity) : SourceContract
{
    private readonly List<RestSource> _sources = [];
    private SandboxHost _host = null!;
    private HttpClient _control = null!;
    private ImpatientClock _clock = null!;

    protected override ISource Source => _sources[0];

    protected override PullRequest Request { get; } = new(entity, [], null);

    /// <summary>Environment variables of the manifest's addresses.</summary>
    protected abstract IReadOnlyDictionary<string, string> Urls(Uri address);

    protected abstract SeedRow Seed(int number, DateTimeOffset modifiedAt);

    protected virtual string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    protected virtual object Edit(int number, int change) => new { displayName = string.Create(CultureInfo.InvariantCulture, $"changed {number} {change}") };

    public override async ValueTask InitializeAsync()
    {
        _host = await SandboxWorlds.StartAsync(_ => Enumerable.Range(1, RowCount).Select(number => Seed(number, SandboxWorlds.Start.AddDays(-20).AddMinutes(number))));
        _control = new HttpClient(new SocketsHttpHandler()) { BaseAddress = _host.ControlAddress };
        _clock = new ImpatientClock(SandboxWorlds.Start, _host.Clock.Advance);
        Restarted();
    }

    public override async ValueTask DisposeAsync()
    {
        _sources.ForEach(source => source.Dispose());
        _control.Dispose();
        await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override ISource Restarted()
    {
        var manifest = ((RestDefinition)Manifests.Shipped($"{system}.yaml", Urls(_host.Address(system)))).Manifest;
        var smaller = manifest with { Entities = [.. manifest.Entities.Select(one => one with { PageSize = 100 })] };
        _sources.Add(new RestSource(smaller, new HttpClient(new SocketsHttpHandler()), _clock, NullLogger.Instance));
        return _sources[^1];
    }

    protected override async Task<string> ChangeAsync(int row)
    {
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var response = await _control.PostAsJsonAsync($"/servers/{system}/edit", new { entity = Request.Entity, id = Id(row), fields = Edit(row, _changes++) });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return Id(row);
    }

    private int _changes;
}

public sealed class BusinessCentralSourceContract() : RestSourceContract(SandboxSystem.BusinessCentral, "customers")
{
    protected override IReadOnlyDictionary<string, string> Urls(Uri address) => new Dictionary<string, string> { ["BUSINESSCENTRAL_URL"] = $"{address}v2.0/sandbox/api/v2.0/" };

    protected override string Id(int number) => SandboxWorlds.Guid("b0", number).ToString();

    protected override SeedRow Seed(int number, DateTimeOffset modifiedAt) => new(SandboxSystem.BusinessCentral, "customers", Id(number), modifiedAt, new Dictionary<string, object?>
    {
        ["id"] = SandboxWorlds.Guid("b0", number),
        ["number"] = $"C{number:00000}",
        ["displayName"] = "Coho Winery",
        ["type"] = "Company",
        ["email"] = null,
        ["lastModifiedDateTime"] = modifiedAt,
    });
}

public sealed class MatomoSourceContract() : RestSourceContract(SandboxSystem.Matomo, "visits")
{
    protected override IReadOnlyDictionary<string, string> Urls(Uri address) => new Dictionary<string, string> { ["MATOMO_URL"] = address.ToString() };

    protected override object Edit(int number, int change) => new { actions = change };

    protected override SeedRow Seed(int number, DateTimeOffset modifiedAt) => new(SandboxSystem.Matomo, "visits", Id(number), modifiedAt, new Dictionary<string, object?>
    {
        ["idSite"] = 1,
        ["idVisit"] = number,
        ["visitorId"] = "0123456789abcdef",
        ["userId"] = null,
        ["serverTimestamp"] = modifiedAt.ToUnixTimeSeconds(),
        ["actions"] = 3,
    });
}

public sealed class BambooHrSourceContract() : RestSourceContract(SandboxSystem.BambooHr, "employees")
{
    protected override IReadOnlyDictionary<string, string> Urls(Uri address) => new Dictionary<string, string> { ["BAMBOOHR_URL"] = $"{address}api/gateway.php/sandbox/v1/" };

    protected override SeedRow Seed(int number, DateTimeOffset modifiedAt) => new(SandboxSystem.BambooHr, "employees", Id(number), modifiedAt, new Dictionary<string, object?>
    {
        ["id"] = Id(number),
        ["displayName"] = "Ana Lima",
        ["status"] = "Active",
        ["lastChanged"] = modifiedAt,
    });
}

public sealed class SurveySourceContract() : RestSourceContract(SandboxSystem.Surveys, "responses")
{
    protected override IReadOnlyDictionary<string, string> Urls(Uri address) => new Dictionary<string, string> { ["SURVEYS_URL"] = $"{address}api/v1/" };

    protected override string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"r-{number}");

    protected override object Edit(int number, int change) => new { answers = new { nps = change } };

    protected override SeedRow Seed(int number, DateTimeOffset modifiedAt) => new(SandboxSystem.Surveys, "responses", Id(number), modifiedAt, new Dictionary<string, object?>
    {
        ["responseId"] = Id(number),
        ["surveyId"] = "s-1",
        ["status"] = "completed",
        ["submittedAt"] = modifiedAt,
        ["updatedAt"] = modifiedAt,
        ["identity"] = new Dictionary<string, object?> { ["email"] = "lan@example.vn" },
        ["context"] = new Dictionary<string, object?>(),
        ["answers"] = new Dictionary<string, object?> { ["nps"] = 3 },
    });
}
