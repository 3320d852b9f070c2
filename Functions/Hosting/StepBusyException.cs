namespace CxHub.Functions.Hosting;

/// <summary>Another worker holds the step's lease; the message is sent again shortly, so that what came in meanwhile is not left lying.</summary>
public sealed class StepBusyException(string step) : Exception($"{step} is running elsewhere; tried again shortly.");
