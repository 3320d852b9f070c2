using System.Net.Http.Headers;

namespace CxHub.Connectors.Http;

/// <summary>
/// One cached token for all calls of a credential. Callers that find it missing, about to expire or refused wait for one request together,
/// so ten thousand writes log in once.
/// </summary>
public sealed class TokenAuthorizer(ITokenGrant grant, TimeProvider clock) : IAuthorizer, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _single = new(1, 1);
    private AccessToken? _token;

    public async ValueTask<AccessToken?> AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await GetAsync(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return token;
    }

    /// <summary>The current token, asked for if there is none.</summary>
    public async ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _token);
        return IsFresh(known) ? known! : await ReplaceAsync(known, cancellationToken);
    }

    public async ValueTask<bool> RenewAsync(AccessToken refused, CancellationToken cancellationToken)
    {
        await ReplaceAsync(refused, cancellationToken);
        return true;
    }

    public void Dispose() => _single.Dispose();

    private bool IsFresh(AccessToken? token) =>
        token is not null && (token.ExpiresAt is not { } expiry || clock.GetUtcNow() < expiry - Margin);

    private async Task<AccessToken> ReplaceAsync(AccessToken? old, CancellationToken cancellationToken)
    {
        await _single.WaitAsync(cancellationToken);
        try
        {
            // Somebody else may have replaced it while this caller waited.
            if (_token is { } current && !ReferenceEquals(current, old) && IsFresh(current))
            {
                return current;
            }

            var fresh = await grant.RequestAsync(cancellationToken);
            Volatile.Write(ref _token, fresh);
            return fresh;
        }
        finally
        {
            _single.Release();
        }
    }
}
