using System.Net.Http.Headers;
using System.Text;

namespace CxHub.Connectors.Http;

/// <summary>Credentials that never change: bearer, basic, an API key in a header or in the query, or none.</summary>
public sealed class StaticAuthorizer : IAuthorizer
{
    private readonly Func<HttpRequestMessage, CancellationToken, ValueTask> _apply;

    private StaticAuthorizer(Func<HttpRequestMessage, CancellationToken, ValueTask> apply) => _apply = apply;

    private StaticAuthorizer(Action<HttpRequestMessage> apply)
        : this((request, _) =>
        {
            apply(request);
            return ValueTask.CompletedTask;
        })
    {
    }

    public static StaticAuthorizer None { get; } = new(static (_, _) => ValueTask.CompletedTask);

    public static StaticAuthorizer Bearer(string token) =>
        new(request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));

    public static StaticAuthorizer Basic(string user, string password)
    {
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return new(request => request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair));
    }

    public static StaticAuthorizer Header(string name, string key) => new(request => request.Headers.TryAddWithoutValidation(name, key));

    public static StaticAuthorizer Query(string name, string key) => new(request =>
    {
        var uri = request.RequestUri!;
        var pair = $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(key)}";
        request.RequestUri = new UriBuilder(uri) { Query = uri.Query.Length > 1 ? $"{uri.Query[1..]}&{pair}" : pair }.Uri;
    });

    /// <summary>A key that travels in a form body, so that it does not appear in URLs and access logs.</summary>
    public static StaticAuthorizer Form(string name, string key) => new(async (request, cancellationToken) =>
    {
        var pair = $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(key)}";
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        request.Content = new StringContent(body.Length > 0 ? $"{body}&{pair}" : pair, Encoding.UTF8, "application/x-www-form-urlencoded");
    });

    public async ValueTask<AccessToken?> AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await _apply(request, cancellationToken);
        return null;
    }

    public ValueTask<bool> RenewAsync(AccessToken refused, CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
