namespace CxHub.Tests.Functions.Killed;

/// <summary>The process is dead; whoever catches this finds that no port answers any more.</summary>
internal sealed class ProcessEndedException(string where) : Exception($"The process was killed {where}.");
