using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>An object as the org describes it to the integration user. Names compare without case; answers carry the org's spelling.</summary>
internal sealed class SalesforceObject
{
    private static readonly string[] StampFields = ["SystemModstamp", "LastModifiedDate", "CreatedDate", "LoginTime"];
    private readonly Dictionary<string, SalesforceField> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _relationships = new(StringComparer.OrdinalIgnoreCase);

    public SalesforceObject(JsonElement describe)
    {
        Name = TokenCall.Text(describe, "name") ?? string.Empty;
        foreach (var element in describe.GetProperty("fields").EnumerateArray())
        {
            var field = SalesforceField.Read(element);
            _fields[field.Name] = field;
            if (field.RelationshipName is { } relationship)
            {
                _relationships.Add(relationship);
            }
        }

        StampField = Array.Find(StampFields, _fields.ContainsKey) ?? StampFields[0];
    }

    public string Name { get; }

    /// <summary>The field that moves with every change: SystemModstamp where the object has one.</summary>
    public string StampField { get; }

    public bool Has(string field) => _fields.ContainsKey(field);

    public SalesforceField? Find(string field) => _fields.GetValueOrDefault(field);

    /// <summary>True for a field of this object, and for a path whose first step is one of its relationships.</summary>
    public bool CanSelect(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? _fields.ContainsKey(path) : _relationships.Contains(path[..dot]);
    }

    public EntitySchema ToSchema() => new(Name, _fields.Values.ToDictionary(field => field.Name, field => field.ToSchema(), StringComparer.OrdinalIgnoreCase));
}
