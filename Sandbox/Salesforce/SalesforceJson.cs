using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Salesforce;

/// <summary>The error and result shapes of the REST API.</summary>
internal static class SalesforceJson
{
    public static WireResponse Error(SalesforceException error) => WireResponse.Json(error.Status, json => WriteError(json, error.Code, error.Message, error.Fields));

    /// <summary>The whole-request shape: an array with errorCode.</summary>
    public static void WriteError(Utf8JsonWriter json, string code, string message, IReadOnlyList<string> fields)
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("message"u8, message);
        json.WriteString("errorCode"u8, code);

        if (fields.Count > 0 || code is "DUPLICATE_VALUE" or "ENTITY_IS_DELETED" or "DUPLICATES_DETECTED")
        {
            WriteNames(json, fields);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>The row shape: id, success, errors with statusCode, and created where the call can create.</summary>
    public static void WriteResult(Utf8JsonWriter json, SaveResult result, bool withCreated)
    {
        json.WriteStartObject();

        if (result.Id is not null)
        {
            json.WriteString("id"u8, result.Id);
        }

        json.WriteBoolean("success"u8, result.Success);
        json.WriteStartArray("errors"u8);

        foreach (var error in result.Errors)
        {
            WriteRowError(json, error);
        }

        json.WriteEndArray();

        if (withCreated && result.Success)
        {
            json.WriteBoolean("created"u8, result.Created);
        }

        json.WriteEndObject();
    }

    public static void WriteRowError(Utf8JsonWriter json, SaveError error)
    {
        json.WriteStartObject();
        json.WriteString("statusCode"u8, error.Code);
        json.WriteString("message"u8, error.Message);
        WriteNames(json, error.Fields);
        json.WriteEndObject();
    }

    /// <summary>A refused single-record call as a whole-request error.</summary>
    public static SalesforceException AsRequestError(SaveError error) => error.Code switch
    {
        "ENTITY_IS_DELETED" => new(404, error.Code, error.Message),
        "NOT_FOUND" => SalesforceException.NotFound(error.Message),
        "INVALID_CROSS_REFERENCE_KEY" when error.Fields.Count is 0 => SalesforceException.NotFound(),
        _ => new(400, error.Code, error.Message, [.. error.Fields]),
    };

    private static void WriteNames(Utf8JsonWriter json, IReadOnlyList<string> names)
    {
        json.WriteStartArray("fields"u8);

        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }
}
