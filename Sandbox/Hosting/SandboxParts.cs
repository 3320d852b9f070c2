using CxHub.Sandbox.Faults;

namespace CxHub.Sandbox.Hosting;

/// <summary>What all look-alike servers of one Sandbox share.</summary>
public sealed record SandboxParts(SandboxOptions Options, SandboxClock Clock, FaultBook Faults);
