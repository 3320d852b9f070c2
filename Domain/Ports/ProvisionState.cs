namespace CxHub.Domain.Ports;

/// <summary>Whether something a target needs is there.</summary>
public enum ProvisionState
{
    Present,
    Created,
    Missing,
    Differs,
}
