namespace CxHub.Domain;

/// <summary>An amount and its ISO 4217 currency.</summary>
public readonly record struct Money(decimal Amount, string Currency);
