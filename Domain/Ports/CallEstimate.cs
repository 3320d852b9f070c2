namespace CxHub.Domain.Ports;

/// <summary>The price of a write: which route, how many HTTP calls.</summary>
public sealed record CallEstimate(string Route, int Calls);
