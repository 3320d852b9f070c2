using System.Globalization;
using System.Text.Json;
using CxHub.Connectors;
using CxHub.Connectors.Surveys;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.Commands;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.Http;
using CxHub.Functions.PullSources;
using CxHub.Sandbox.Hosting;
using CxHub.Storage;
using CxHub.Tests.EndToEnd;
using CxHub.Tests.Functions.Killed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CxHub.Tests.Functions.Support;

/// <summary>
/// One process of the hub, composed of the product's own registrations over the two CRMs and the survey webhook, on a clock of the test's choice.
/// Nothing runs by itself; a test delivers what waits.
/// </summary>
internal sealed class ComposedHub : IAsyncDisposable
{
    private static readonly string[] OtherSystems = ["businesscentral", "matomo", "bamboohr"];

    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(5);

    private readonly ServiceProvider _services;

    private ComposedHub(ServiceProvider services) => _services = services;

    public HubStore Store => Get<HubStore>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A copy of the shipped configuration without the systems in which these tests have nothing.</summary>
    public static HubFolder Folder()
    {
        var folder = new HubFolder();
        foreach (var system in OtherSystems)
        {
            // Without a map nothing is pulled from it.
            File.Delete(Path.Combine(folder.Config, "mappings", $"{system}.yaml"));
        }

        return folder;
    }

    public static HubConfiguration Read(SandboxHost sandbox, HubFolder folder, Func<string, string?>? variables = null)
    {
        var demo = DemoVariables.For(sandbox);
        return HubConfiguration.Load(ConfigFolder.Find(folder.Config), name => variables?.Invoke(name) ?? demo(name));
    }

    /// <param name="sandbox">The CRMs.</param>
    /// <param name="folder">Configuration and store.</param>
    /// <param name="clock">Runs every delay, lease and deadline.</param>
    /// <param name="ending">Where this process ends; null lets it live.</param>
    /// <param name="log">Takes what is logged.</param>
    /// <param name="store">A store other than that of the folder.</param>
    /// <param name="variables">Environment variables that go before those of the sandbox.</param>
    /// <param name="configuration">What was read from the folder before, where many processes start from the same files.</param>
    public static async Task<ComposedHub> StartAsync(SandboxHost sandbox, HubFolder folder, TimeProvider clock, ProcessEnding? ending = null, ILoggerProvider? log = null, string? store = null, Func<string, string?>? variables = null, HubConfiguration? configuration = null)
    {
        configuration ??= Read(sandbox, folder, variables);
        var connection = store ?? folder.Store;
        var opened = ending is null
            ? await HubStore.OpenAsync(connection, clock, Stop)
            : await HubStore.OpenAsync(new MortalStore(connection["sqlite:".Length..], ending), clock, Migrator.Newest, Stop);

        var services = new ServiceCollection();
        services.AddLogging(logging => _ = log is null ? logging : logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(clock);
        services.AddSingleton(_ => opened);
        services.AddHubConfiguration(configuration);
        services.AddConnectors(configuration.Systems);
        services.AddFunctions(FunctionCatalog.Load(AppContext.BaseDirectory));
        services.AddSingleton<FeedbackLanding>();
        if (ending is not null)
        {
            services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new MortalCalls(ending)));
        }

        return new ComposedHub(services.BuildServiceProvider());
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ISink Sink(string name) => Get<ConnectorCatalog>().FindSink(name)!;

    public Task<T> ReadAsync<T>(Func<HubSession, Task<T>> read) => Store.ReadAsync(read, Stop);

    /// <summary>Pulls both CRMs and delivers what that leads to.</summary>
    public async Task<IReadOnlyList<StreamReport>> PullAsync()
    {
        var reports = await Get<PullAll>().RunAsync(Stop);
        await DeliverAsync();
        return reports;
    }

    /// <summary>Delivers every visible message, and those that follow from them.</summary>
    public Task<int> DeliverAsync() => Get<QueuePump>().DrainAsync(Stop);

    /// <summary>Delivers what waits in these queues (null: in all), also what was postponed by a few seconds because another step was at work.</summary>
    public async Task SettleAsync(Action<TimeSpan> advance, IReadOnlyList<string>? queues = null)
    {
        do
        {
            advance(AMoment);
        }
        while (await Get<QueuePump>().DrainAsync(queues ?? StepQueue.All, Stop) > 0);
    }

    /// <summary>An answer arrives by webhook; when this returns it was acknowledged.</summary>
    public async Task AnswerAsync(string id, string? contactId, int nps, string? comment = null, DateTimeOffset? at = null, string? email = null)
    {
        var now = Get<TimeProvider>().GetUtcNow();
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            responseId = id,
            surveyId = "s-1",
            status = "completed",
            surveyKind = "relationship",
            touchpoint = "delivery",
            submittedAt = at ?? now.AddMinutes(-30),
            identity = new { crmContactId = contactId, email },
            answers = new { nps, comment },
        });
        var webhook = Get<ConnectorCatalog>().FindWebhook("surveys")!;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-CxHub-Key"] = webhook.Secrets[0] };
        var read = FeedbackIntake.Read("surveys", webhook, headers, body, now);
        foreach (var record in Assert.IsType<IntakeResult.Accepted>(read).Records)
        {
            await Get<FeedbackLanding>().LandAsync(record, Stop);
        }
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
