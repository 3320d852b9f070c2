namespace CxHub.Activation.Pushing;

/// <summary>One field that will change. <see cref="Before"/> means nothing when it was not <see cref="Known"/>.</summary>
public sealed record FieldChange(string Field, bool Known, object? Before, object? After);
