namespace CxHub.Activation.Pushing;

/// <summary>One field that a rule of the hub holds back, and why. The reason names no customer's value.</summary>
public sealed record FieldHold(string Field, string Reason);
