using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.Surveys;

/// <summary>
/// Delivers answers to the subscribed addresses: JSON <c>{"event", "response"}</c>, signed in <c>X-CxHub-Signature: sha256=&lt;hex&gt;</c> over the raw
/// body. What was not accepted waits for <see cref="RedeliverAsync"/>.
/// </summary>
internal sealed class WebhookPost : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly List<(Uri Url, string Secret)> _subscriptions = [];
    private readonly List<WebhookDelivery> _deliveries = [];
    private readonly List<Letter> _waiting = [];

    public IReadOnlyList<(Uri Url, string Secret)> Subscriptions
    {
        get
        {
            lock (_gate)
            {
                return [.. _subscriptions];
            }
        }
    }

    public IReadOnlyList<WebhookDelivery> Deliveries
    {
        get
        {
            lock (_gate)
            {
                return [.. _deliveries];
            }
        }
    }

    /// <summary>One secret per address; subscribing again replaces it.</summary>
    public void Subscribe(Uri url, string secret)
    {
        lock (_gate)
        {
            _subscriptions.RemoveAll(one => one.Url == url);
            _subscriptions.Add((url, secret));
        }
    }

    public async Task DeliverAsync(string happening, StoredRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?> { ["event"] = happening, ["response"] = row.Fields }, RowJson.Options);

        foreach (var (url, secret) in Subscriptions)
        {
            await SendAsync(new(row.Id, happening, url, secret, now, body), cancellationToken);
        }
    }

    /// <summary>Tries everything again that was not accepted; returns how much of it is now.</summary>
    public async Task<int> RedeliverAsync(CancellationToken cancellationToken)
    {
        List<Letter> letters;

        lock (_gate)
        {
            letters = [.. _waiting];
            _waiting.Clear();
        }

        var delivered = 0;

        foreach (var letter in letters)
        {
            delivered += await SendAsync(letter, cancellationToken) ? 1 : 0;
        }

        return delivered;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _subscriptions.Clear();
            _deliveries.Clear();
            _waiting.Clear();
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        var delivery = new WebhookDelivery(letter.ResponseId, letter.Event, letter.Url, letter.At, await StatusAsync(letter, cancellationToken));

        lock (_gate)
        {
            _deliveries.Add(delivery);

            if (!delivery.IsAccepted)
            {
                _waiting.Add(letter);
            }
        }

        return delivery.IsAccepted;
    }

    private async Task<int> StatusAsync(Letter letter, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, letter.Url) { Content = new ByteArrayContent(letter.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add("X-CxHub-Signature", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(letter.Secret), letter.Body))}");

        try
        {
            using var answer = await _http.SendAsync(request, patience.Token);
            return (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return 0;
        }
    }

    private sealed record Letter(string ResponseId, string Event, Uri Url, string Secret, DateTimeOffset At, byte[] Body);
}
