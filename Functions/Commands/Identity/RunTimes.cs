using CxHub.IdentityResolution;

namespace CxHub.Functions.Commands.Identity;

/// <summary>Seconds of a run: reading, the engine's stages, writing, all of it.</summary>
internal sealed record RunTimes(double Read, StageTimes Stages, double Write, double Total);
