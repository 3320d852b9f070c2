namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>What the platform refuses about a field permission: unknown fields, Activity by its own name, edit without read.</summary>
internal static class PermissionChecks
{
    public static void Check(SObjectRow row, object?[] values, Org org)
    {
        if (row.Type.Name is not "FieldPermissions")
        {
            return;
        }

        var field = values[row.Type["Field"].Ordinal] as string ?? string.Empty;
        var known = field.Split('.') is [var objectName, var fieldName] && org.Schema.FindData(objectName) is { } type && type.Find(fieldName) is { Nillable: true, Createable: true };

        // Activity fields are granted as Task.X__c; the other spelling is a known mistake.
        if (!known)
        {
            throw new RowRefusedException(new("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"Field Name: bad value for restricted picklist field: {field}", "Field"));
        }

        if (values[row.Type["PermissionsEdit"].Ordinal] is true && values[row.Type["PermissionsRead"].Ordinal] is not true)
        {
            throw new RowRefusedException(new("FIELD_INTEGRITY_EXCEPTION", "Read permission is required for edit permission", "PermissionsEdit"));
        }
    }
}
