namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>Why a row was refused: status code, message, names of the fields.</summary>
internal sealed record SaveError(string Code, string Message, params IReadOnlyList<string> Fields);
