using CxHub.Connectors.Changes;
using CxHub.Connectors.Configuration;
using CxHub.Connectors.Dynamics;
using CxHub.Connectors.Rest;
using CxHub.Connectors.Salesforce;
using CxHub.Connectors.Surveys;
using CxHub.Domain.Ports;
using Microsoft.Extensions.Logging;

namespace CxHub.Connectors;

/// <summary>All configured systems, ready to be read and written. One connection per system serves its source and its sink.</summary>
public sealed class ConnectorCatalog : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly Dictionary<string, WebhookSettings> _webhooks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChangeSettings> _changes = new(StringComparer.Ordinal);
    private readonly List<AnswerApi> _answers = [];
    private readonly List<ISource> _sources = [];
    private readonly List<ISink> _sinks = [];

    /// <param name="definitions">The read files of <c>config/sources/</c>.</param>
    /// <param name="client">An HTTP client per system name; its handler pools connections.</param>
    /// <param name="clock">Runs every delay and expiry.</param>
    /// <param name="loggers">One category per system.</param>
    public ConnectorCatalog(IEnumerable<SystemDefinition> definitions, Func<string, HttpClient> client, TimeProvider clock, ILoggerFactory loggers)
    {
        foreach (var definition in definitions)
        {
            var logger = loggers.CreateLogger($"CxHub.Connectors.{definition.Name}");
            Add(definition, client, clock, logger);
            if (definition.Webhook is { } webhook)
            {
                _webhooks.Add(definition.Name, webhook);
                _answers.AddRange(webhook.Api is null ? [] : [new AnswerApi(definition.Name, webhook, client(definition.Name), clock, logger)]);
            }

            if (definition.Changes is { } changes)
            {
                _changes.Add(definition.Name, changes);
            }
        }
    }

    public IReadOnlyList<ISource> Sources => _sources;

    public IReadOnlyList<ISink> Sinks => _sinks;

    /// <summary>The survey tools whose webhooks announce answers that are then fetched.</summary>
    public IReadOnlyList<AnswerApi> Answers => _answers;

    public ISource? FindSource(string name) => _sources.Find(source => source.Name == name);

    public ISink? FindSink(string name) => _sinks.Find(sink => sink.Name == name);

    /// <summary>How deliveries to <c>/api/feedback/{source}</c> are verified; null when the source sends none.</summary>
    public WebhookSettings? FindWebhook(string source) => _webhooks.GetValueOrDefault(source);

    /// <summary>How notices to <c>/api/changes/{source}</c> are verified; null when the source sends none.</summary>
    public ChangeSettings? FindChanges(string source) => _changes.GetValueOrDefault(source);

    public void Dispose() => _owned.ForEach(one => one.Dispose());

    private void Add(SystemDefinition definition, Func<string, HttpClient> client, TimeProvider clock, ILogger logger)
    {
        switch (definition)
        {
            case SalesforceDefinition { Options: var options }:
                var salesforce = Own(new SalesforceConnection(options, client(options.Name), clock, logger));
                _sources.Add(new SalesforceSource(salesforce));
                _sinks.Add(new SalesforceSink(salesforce));
                break;
            case DynamicsDefinition { Options: var options }:
                var dynamics = Own(new DynamicsConnection(options, client(options.Name), clock, logger));
                _sources.Add(new DynamicsSource(dynamics));
                _sinks.Add(new DynamicsSink(dynamics));
                break;
            case RestDefinition { Manifest: var manifest }:
                _sources.Add(Own(new RestSource(manifest, client(manifest.Name), clock, logger)));
                break;
            default:
                break;
        }
    }

    private T Own<T>(T one)
        where T : IDisposable
    {
        _owned.Add(one);
        return one;
    }
}
