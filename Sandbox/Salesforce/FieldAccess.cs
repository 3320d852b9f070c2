using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce;

/// <summary>
/// Field-level security: a field made through the Tooling API is invisible until a permission set that grants it is assigned
/// to the user; a <see cref="FaultEffect.HideField"/> rule takes any field away.
/// </summary>
internal sealed class FieldAccess(RecordStore store, FaultBook faults, Func<string> userId)
{
    private readonly Dictionary<string, bool> _editable = new(StringComparer.OrdinalIgnoreCase);
    private long _builtAt = -1;

    public SObjectField? Find(SObjectType type, string name) => type.Find(name) is { } field && CanRead(type, field) ? field : null;

    public bool CanRead(SObjectType type, SObjectField field) =>
        !faults.Hides(SandboxSystem.Salesforce, type.Name, field.Name) && (field.ToolingId is null || Grants().ContainsKey(Key(type, field)));

    public bool CanEdit(SObjectType type, SObjectField field) =>
        field.ToolingId is null || Grants().GetValueOrDefault(Key(type, field));

    private static string Key(SObjectType type, SObjectField field) => (type.IsActivity ? "Task" : type.Name) + "." + field.Name;

    private Dictionary<string, bool> Grants()
    {
        if (_builtAt == store.SetupVersion)
        {
            return _editable;
        }

        _editable.Clear();
        var assigned = Rows("PermissionSetAssignment").Where(row => (string?)row["AssigneeId"] == userId()).Select(row => row["PermissionSetId"]).ToHashSet();

        foreach (var grant in Rows("FieldPermissions").Where(row => assigned.Contains(row["ParentId"]) && row["PermissionsRead"] is true))
        {
            var field = ((string)grant["Field"]!).Replace("Event.", "Task.", StringComparison.OrdinalIgnoreCase);
            _editable[field] = _editable.GetValueOrDefault(field) || grant["PermissionsEdit"] is true;
        }

        _builtAt = store.SetupVersion;
        return _editable;
    }

    private IEnumerable<SObjectRow> Rows(string type) => store.Table(store.Schema.Find(type)!).All;
}
