namespace CxHub.Functions.Commands.Identity;

/// <summary>Input that cannot be worked with; the message names the file, the row where there is one, and what to do.</summary>
public sealed class IdentityInputException(string message) : Exception(message);
