using System.Text.Json;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>
/// How a query's rows are written: the selected fields in their order, a nested object per parent, a result set per child
/// subquery. Built once per query, used for every row.
/// </summary>
internal sealed class RecordShape
{
    private readonly List<(JsonEncodedText Name, SObjectField? Field, SObjectField? Lookup, RecordShape? Parent, ChildShape? Children)> _parts = [];
    private readonly Org _org;
    private readonly bool _polymorphic;

    private RecordShape(Org org, bool polymorphic = false)
    {
        _org = org;
        _polymorphic = polymorphic;
    }

    public static RecordShape Of(SoqlQuery query, SObjectType type, Org org, bool withDeleted)
    {
        var shape = new RecordShape(org);

        foreach (var selection in query.Selections)
        {
            if (selection is SoqlSelection.Children { Query: var child })
            {
                shape._parts.Add((JsonEncodedText.Encode(child.From), null, null, null, ChildShape.Of(child, type, org, withDeleted)));
            }
            else if (selection is SoqlSelection.Field { Path: var path })
            {
                // Binding checks every step; the walk below can then rely on it.
                var bound = RowPath.Bind(path, type, query, org);
                shape.AddPath(path.Parts, type, bound.Field);
            }
        }

        return shape;
    }

    /// <summary>The shape of a plain read: these fields of one object.</summary>
    public static RecordShape Of(IEnumerable<SObjectField> fields, Org org)
    {
        var shape = new RecordShape(org);
        shape._parts.AddRange(fields.Select(field => (JsonEncodedText.Encode(field.Name), (SObjectField?)field, (SObjectField?)null, (RecordShape?)null, (ChildShape?)null)));
        return shape;
    }

    public void Write(Utf8JsonWriter json, SObjectRow row)
    {
        json.WriteStartObject();
        RecordAttributes.Write(json, row);

        foreach (var (name, field, lookup, parent, children) in _parts)
        {
            json.WritePropertyName(name);

            if (field is not null)
            {
                FieldJson.Write(json, row, _polymorphic ? row.Type.Find(field.Name) : field, _polymorphic && field.Name is "Type");
            }
            else if (children is not null)
            {
                children.Write(json, row);
            }
            else if (_org.Store.Find(row[lookup!.Ordinal] as string) is { } parentRow)
            {
                parent!.Write(json, parentRow);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndObject();
    }

    private void AddPath(IReadOnlyList<string> parts, SObjectType type, SObjectField field)
    {
        if (parts.Count is 1)
        {
            _parts.Add((JsonEncodedText.Encode(field.Name), field, null, null, null));
            return;
        }

        var lookup = type.FindRelationship(parts[0])!;
        var name = JsonEncodedText.Encode(lookup.RelationshipName!);
        var parent = _parts.FirstOrDefault(part => part.Lookup == lookup).Parent;

        if (parent is null)
        {
            parent = new(_org, lookup.ReferenceTo.Count > 1);
            _parts.Add((name, null, lookup, parent, null));
        }

        parent.AddPath([.. parts.Skip(1)], _org.Schema.Find(lookup.ReferenceTo[0])!, field);
    }
}
