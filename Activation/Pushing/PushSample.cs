namespace CxHub.Activation.Pushing;

/// <summary>What an earlier run needed: the calls, the rows written, and the time.</summary>
public sealed record PushSample(long Calls, int Rows, TimeSpan Took);
