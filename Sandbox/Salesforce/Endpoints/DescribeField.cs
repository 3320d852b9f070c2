using System.Text.Json;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>One field of a describe answer: every flag present, none null, because strict clients read them into plain bools.</summary>
internal static class DescribeField
{
    public static void Write(Utf8JsonWriter json, SObjectField field, bool editable)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, field.Name);
        json.WriteString("label"u8, field.Label);
        json.WriteString("type"u8, field.Type);
        json.WriteString("soapType"u8, SoapType(field));
        json.WriteNumber("length"u8, field.Length);
        json.WriteNumber("byteLength"u8, field.Length * 3);
        json.WriteNumber("precision"u8, field.Precision);
        json.WriteNumber("scale"u8, field.Scale);
        json.WriteNumber("digits"u8, field.Type is "int" ? 8 : 0);

        foreach (var (flag, value) in Flags(field, editable))
        {
            json.WriteBoolean(flag, value);
        }

        json.WriteNull("calculatedFormula"u8);
        json.WriteNull("defaultValue"u8);
        json.WriteString("inlineHelpText"u8, field.Description);
        json.WriteNull("compoundFieldName"u8);
        json.WriteNull("controllerName"u8);
        json.WriteString("extraTypeInfo"u8, field.Type is "textarea" ? "plaintextarea" : null);
        json.WriteNull("mask"u8);
        json.WriteNull("maskType"u8);
        json.WriteNull("referenceTargetField"u8);
        json.WriteString("relationshipName"u8, field.RelationshipName);
        json.WriteNull("relationshipOrder"u8);
        WriteReferences(json, field);
        WritePicklist(json, field);
        json.WriteEndObject();
    }

    private static (string Flag, bool Value)[] Flags(SObjectField field, bool editable)
    {
        var filterable = field is not ({ Type: "textarea", Length: > 255 } or { Type: "address" });
        return
        [
            ("custom", field.Custom), ("createable", field.Createable && editable), ("updateable", field.Updateable && editable), ("nillable", field.Nillable),
            ("unique", field.Unique), ("externalId", field.ExternalId), ("idLookup", field.ExternalId || field.Name is "Id" || (field.Type is "email" && field.Name is "Email")),
            ("caseSensitive", field.CaseSensitive), ("filterable", filterable), ("sortable", filterable),
            ("groupable", filterable && field.Type is not ("double" or "currency" or "percent" or "datetime")), ("aggregatable", filterable && field.Type is not "boolean"),
            ("calculated", field.Calculated), ("autoNumber", field.AutoNumber), ("defaultedOnCreate", field.DefaultedOnCreate), ("nameField", field.NameField),
            ("namePointing", field.ReferenceTo.Count > 1), ("htmlFormatted", false), ("encrypted", false), ("restrictedPicklist", field.RestrictedPicklist),
            ("polymorphicForeignKey", field.ReferenceTo.Count > 1), ("permissionable", field.Nillable && field.Createable), ("deprecatedAndHidden", false),
            ("cascadeDelete", false), ("restrictedDelete", false), ("dependentPicklist", false), ("displayLocationInDecimal", false),
            ("highScaleNumber", false), ("writeRequiresMasterRead", false), ("searchPrefilterable", field.Type is "reference"),
            ("queryByDistance", field.Type is "address"), ("formulaTreatNullNumberAsZero", false), ("defaultedOnUpdate", false), ("aiPredictionField", false),
        ];
    }

    private static string SoapType(SObjectField field) => field.Type switch
    {
        "id" or "reference" => "tns:ID",
        "boolean" => "xsd:boolean",
        "int" => "xsd:int",
        "double" or "currency" or "percent" => "xsd:double",
        "date" => "xsd:date",
        "datetime" => "xsd:dateTime",
        "address" => "urn:address",
        _ => "xsd:string",
    };

    private static void WriteReferences(Utf8JsonWriter json, SObjectField field)
    {
        json.WriteStartArray("referenceTo"u8);

        foreach (var target in field.ReferenceTo)
        {
            json.WriteStringValue(target);
        }

        json.WriteEndArray();
    }

    private static void WritePicklist(Utf8JsonWriter json, SObjectField field)
    {
        json.WriteStartArray("picklistValues"u8);

        foreach (var (index, value) in field.Picklist.Index())
        {
            json.WriteStartObject();
            json.WriteBoolean("active"u8, true);
            json.WriteBoolean("defaultValue"u8, index is 0 && field.DefaultedOnCreate);
            json.WriteString("label"u8, value);
            json.WriteNull("validFor"u8);
            json.WriteString("value"u8, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
