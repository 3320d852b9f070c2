namespace CxHub.Sandbox.Salesforce;

/// <summary>One session: its token, whose it is, and when it was last used (sessions die of inactivity).</summary>
internal sealed class Session(string token, string userId, DateTimeOffset startedAt)
{
    public string Token { get; } = token;

    public string UserId { get; } = userId;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public DateTimeOffset LastUsedAt { get; set; } = startedAt;
}
