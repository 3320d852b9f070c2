using System.Security.Cryptography;
using CxHub.Sandbox.Hosting;

namespace CxHub.Sandbox.Salesforce;

/// <summary>The live sessions. Each call extends its session; two hours without one end it.</summary>
internal sealed class Sessions(SandboxClock clock, string organizationId)
{
    private readonly Dictionary<string, Session> _byToken = new(StringComparer.Ordinal);

    /// <summary>Inactivity after which a session ends.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromHours(2);

    public Session Open(string userId)
    {
        var token = $"{organizationId[..15]}!{Convert.ToHexString(RandomNumberGenerator.GetBytes(32))}";
        return _byToken[token] = new(token, userId, clock.GetUtcNow());
    }

    /// <summary>The live session of a token, its life extended; null when the token is unknown or its session has ended.</summary>
    public Session? Use(string? token)
    {
        if (token is null || !_byToken.TryGetValue(token, out var session))
        {
            return null;
        }

        var now = clock.GetUtcNow();

        if (now - session.LastUsedAt > Life)
        {
            _byToken.Remove(token);
            return null;
        }

        session.LastUsedAt = now;
        return session;
    }

    public bool IsLive(string token) => _byToken.ContainsKey(token);

    public void End(string token) => _byToken.Remove(token);

    public void EndAll() => _byToken.Clear();
}
