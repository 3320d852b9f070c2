namespace CxHub.Sandbox.Salesforce.Schema;

/// <summary>
/// One field of an object, as describe tells it. <see cref="Type"/> is the describe type (string, double, reference, ...);
/// <see cref="Ordinal"/> is its place in a row's values.
/// </summary>
internal sealed record SObjectField
{
    public required string Name { get; init; }

    public required string Label { get; init; }

    public required string Type { get; init; }

    public int Ordinal { get; init; }

    public int Length { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public bool Nillable { get; init; } = true;

    public bool Createable { get; init; } = true;

    public bool Updateable { get; init; } = true;

    public bool DefaultedOnCreate { get; init; }

    public bool Unique { get; init; }

    public bool ExternalId { get; init; }

    public bool CaseSensitive { get; init; }

    public bool Calculated { get; init; }

    public bool AutoNumber { get; init; }

    public bool NameField { get; init; }

    public bool RestrictedPicklist { get; init; }

    public IReadOnlyList<string> Picklist { get; init; } = [];

    public IReadOnlyList<string> ReferenceTo { get; init; } = [];

    public string? RelationshipName { get; init; }

    /// <summary>Id of the Tooling CustomField that made it at run time; null for fields that were always there.</summary>
    public string? ToolingId { get; init; }

    public string? Description { get; init; }

    public bool Custom => Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);

    public bool Required => !Nillable && !DefaultedOnCreate && Createable;

    public bool IsText => Type is "string" or "textarea" or "email" or "phone" or "url" or "picklist" or "multipicklist" or "combobox";

    public bool IsNumber => Type is "double" or "currency" or "percent" or "int";

    public bool IsCompound => Type is "address";

    public bool IsIndexed => Unique || ExternalId;
}
