using System.Security.Cryptography;
using CxHub.Sandbox.Hosting;

namespace CxHub.Sandbox.Dataverse;

/// <summary>Bearer tokens handed out by the token endpoint; each lives an hour.</summary>
internal sealed class AccessTokens(SandboxClock clock)
{
    public const int LifeSeconds = 3599;

    private readonly Dictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);

    public string Issue()
    {
        var token = "eyJ0eXAiOiJKV1QifQ." + Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        _expiries[token] = clock.GetUtcNow().AddSeconds(LifeSeconds);
        return token;
    }

    public bool IsGood(string? authorization) =>
        authorization?.Split(' ') is ["Bearer" or "bearer", var token] && _expiries.TryGetValue(token, out var expiry) && clock.GetUtcNow() < expiry;

    public void EndAll() => _expiries.Clear();
}
