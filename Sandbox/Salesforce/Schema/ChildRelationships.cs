namespace CxHub.Sandbox.Salesforce.Schema;

/// <summary>Names of the relationships from a parent to its children: the child's plural, unless the platform has another name.</summary>
internal static class ChildRelationships
{
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["Account.ParentId"] = "ChildAccounts",
        ["Contact.ReportsToId"] = "DirectReports",
        ["Opportunity.ContactId"] = "OpportunitiesPrimary",
    };

    public static IEnumerable<(SObjectType Child, SObjectField Field, string Name)> Of(OrgSchema schema, SObjectType parent) =>
        from child in schema.Types
        from field in child.Fields
        where field.ReferenceTo.Contains(parent.Name) && field.Name is not ("CreatedById" or "LastModifiedById" or "OwnerId" or "MasterRecordId")
        select (child, field, Named.GetValueOrDefault($"{child.Name}.{field.Name}") ?? child.LabelPlural.Replace(" ", "", StringComparison.Ordinal));

    public static (SObjectType Child, SObjectField Field)? Find(OrgSchema schema, SObjectType parent, string name) =>
        Of(schema, parent).Where(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(one => ((SObjectType, SObjectField)?)(one.Child, one.Field)).FirstOrDefault();
}
