using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;
using CxHub.Domain.Scores;
using Microsoft.Extensions.Logging;

namespace CxHub.Connectors.AzureLanguage;

/// <summary>Azure AI Language judges comments in batches of the service's size. Comments leave the hub masked.</summary>
public sealed class AzureLanguageJudge : ISentimentJudge
{
    private const string Path = "/language/:analyze-text?api-version=2023-04-01";

    private readonly AzureLanguageOptions _options;
    private readonly SystemClient _client;

    /// <param name="options">The resource.</param>
    /// <param name="http">Calls it.</param>
    /// <param name="identity">Signs calls when there is no key.</param>
    /// <param name="clock">Runs every delay.</param>
    /// <param name="logger">Counts and codes, no comments.</param>
    public AzureLanguageJudge(AzureLanguageOptions options, HttpClient http, IAuthorizer? identity, TimeProvider clock, ILogger logger)
    {
        _options = options;
        http.BaseAddress ??= options.Endpoint;
        var authorizer = options.Key is { } key
            ? StaticAuthorizer.Header("Ocp-Apim-Subscription-Key", key)
            : identity ?? throw new ArgumentException("Without a key there must be an identity.", nameof(identity));
        _client = new SystemClient(new SystemDialect(AzureLanguageOptions.System, new ErrorTable([]), ReadError), http, authorizer, Calls, options.Policy, clock, logger);
    }

    public string Version => $"{AzureLanguageOptions.System}/{_options.ModelVersion}";

    /// <summary>HTTP calls made since start, by kind.</summary>
    public CallMeter Calls { get; } = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CommentSentiment?>> JudgeAsync(IReadOnlyList<WrittenComment> comments, CancellationToken cancellationToken)
    {
        var batches = comments.Chunk(SentimentPayload.MostDocuments).Select(batch => JudgeBatchAsync(batch, cancellationToken));
        return [.. (await Task.WhenAll(batches)).SelectMany(batch => batch)];
    }

    private async Task<IReadOnlyList<CommentSentiment?>> JudgeBatchAsync(WrittenComment[] batch, CancellationToken cancellationToken)
    {
        var call = new SystemCall(HttpMethod.Post, Path, "analyze") { Body = SentimentPayload.Request(batch, _options.ModelVersion) };
        using var answer = await _client.SendAsync(call, cancellationToken);
        return SentimentPayload.Read(answer.Root, batch.Length);
    }

    private static SystemError ReadError(SystemAnswer answer) =>
        answer.Root.ValueKind is JsonValueKind.Object && answer.Root.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object
            ? new SystemError(Text(error, "code"), Text(error, "message"))
            : default;

    private static string? Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) ? value.ToString() : null;
}
