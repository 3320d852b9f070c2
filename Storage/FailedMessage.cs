namespace CxHub.Storage;

/// <summary>A message that will not pass by itself, with the reason; a person can send it again.</summary>
public sealed record FailedMessage(string Id, string Queue, string? SessionId, string Body, string Reason, int DeliveryCount, DateTimeOffset FailedAt);
