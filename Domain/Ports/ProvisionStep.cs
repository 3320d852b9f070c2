namespace CxHub.Domain.Ports;

/// <summary>One thing a target needs: present already, made now, or (on a dry run) still missing.</summary>
public sealed record ProvisionStep(string What, ProvisionState State, string? Detail = null);
