namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>A duplicate rule of the organisation: two live rows of the object must not agree in all of these fields.</summary>
internal sealed record DuplicateRule(string Object, IReadOnlyList<string> Fields, bool AllowSave = true);
