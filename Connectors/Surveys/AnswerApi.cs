using System.Collections.Concurrent;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;
using Microsoft.Extensions.Logging;

namespace CxHub.Connectors.Surveys;

/// <summary>Fetches answers that a webhook only announced, from Qualtrics or SurveyMonkey.</summary>
public sealed class AnswerApi
{
    private readonly WebhookSettings _settings;
    private readonly SystemClient _client;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _choices = new(StringComparer.Ordinal);

    /// <param name="source">Configured name; the first part of the records' keys.</param>
    /// <param name="settings">With <see cref="WebhookSettings.Api"/>.</param>
    /// <param name="http">Calls the API.</param>
    /// <param name="clock">Runs every delay.</param>
    /// <param name="logger">Counts and codes, no answers.</param>
    public AnswerApi(string source, WebhookSettings settings, HttpClient http, TimeProvider clock, ILogger logger)
    {
        var api = settings.Api ?? throw new ArgumentException("The webhook has no api to fetch from.", nameof(settings));
        (Source, _settings, _clock) = (source, settings, clock);
        http.BaseAddress ??= api.Url;
        _client = new SystemClient(Dialect(source), http, Credentials(settings.Provider, api.Token), Calls, CallPolicy.Default, clock, logger);
    }

    public string Source { get; }

    /// <summary>HTTP calls made since start, by kind.</summary>
    public CallMeter Calls { get; } = new();

    /// <summary>The announced answer in the normal form, or what is wrong with it; null while the provider does not (yet) give it out.</summary>
    /// <exception cref="Domain.ConnectorException">The provider refused or could not be reached.</exception>
    public async Task<IntakeResult?> FetchAsync(IntakeResult.Announced announced, CancellationToken cancellationToken)
    {
        var call = SystemCall.Get(FetchedAnswer.Path(_settings.Provider, announced), "answer") with { Accepts = [404], Lane = CallLane.Urgent };
        using var answer = await _client.SendAsync(call, cancellationToken);
        if (answer.Status is 404)
        {
            return null;
        }

        var choices = FetchedAnswer.NeedsChoices(_settings.Provider, answer.Root) ? await ChoicesAsync(announced.SurveyId, cancellationToken) : null;
        return FetchedAnswer.Read(Source, _settings, announced.SurveyId, answer.Root, _clock.GetUtcNow(), choices);
    }

    /// <summary>The texts of a survey's choices. A survey that is open hardly changes; a restart reads it again.</summary>
    private async Task<IReadOnlyDictionary<string, string>> ChoicesAsync(string surveyId, CancellationToken cancellationToken)
    {
        if (_choices.TryGetValue(surveyId, out var known))
        {
            return known;
        }

        using var answer = await _client.SendAsync(SystemCall.Get($"/v3/surveys/{Uri.EscapeDataString(surveyId)}/details", "survey"), cancellationToken);
        return _choices[surveyId] = FetchedAnswer.Choices(answer.Root);
    }

    private static StaticAuthorizer Credentials(SurveyProvider provider, string token) =>
        provider is SurveyProvider.Qualtrics ? StaticAuthorizer.Header("X-API-TOKEN", token) : StaticAuthorizer.Bearer(token);

    private static SystemDialect Dialect(string source) => new(source, new ErrorTable([]), ReadError) { Headers = [new("Accept", "application/json")] };

    /// <summary>Qualtrics: <c>meta.error</c>. SurveyMonkey: <c>error</c>.</summary>
    private static SystemError ReadError(SystemAnswer answer)
    {
        var holder = AnswerJson.Find(answer.Root, "meta") ?? answer.Root;
        return AnswerJson.Find(holder, "error") is { } error
            ? new SystemError(Text(error, "errorCode") ?? Text(error, "id"), Text(error, "errorMessage") ?? Text(error, "message"))
            : default;
    }

    private static string? Text(JsonElement error, string name) => AnswerJson.Find(error, name)?.ToString();
}
