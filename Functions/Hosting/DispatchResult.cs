namespace CxHub.Functions.Hosting;

/// <summary>How a start ended. Acknowledged: the message is done with (worked, rescheduled, or recorded as failed). Not acknowledged: the broker must deliver it again.</summary>
public sealed record DispatchResult(bool Acknowledged, IReadOnlyList<string> Logs);
