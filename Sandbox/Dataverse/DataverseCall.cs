using System.Text.Json;
using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse;

/// <summary>
/// One authenticated operation of the Web API, by itself or as part of a batch. <see cref="Path"/> holds the segments after
/// <c>/api/data/v9.2/</c>; <see cref="ContentIds"/> what earlier operations of the same change set created.
/// </summary>
internal sealed record DataverseCall(
    DataverseEnvironment Environment, WireRequest Request, string Api, ResourceSegment[] Path, Cost Cost, Dictionary<string, string> ContentIds)
{
    public Prefer Prefer { get; } = new(Request.Header("Prefer"));

    public string Method => Request.Method;

    public Annotations Annotations => new(Prefer.Annotations);

    public Guid CallerId => Guid.TryParse(Request.Header("MSCRMCallerID"), out var id) ? id : Environment.UserId;

    public QueryOptions Options => QueryOptions.Read(Request.Parameter, Request.Query.Keys);

    public JsonElement Body()
    {
        if (Request.Body.IsEmpty)
        {
            throw new DataverseException(400, "0x80048d19", "Error identified in Payload provided by the user for Entity :'', the payload is empty.");
        }

        using var document = Request.Json();
        return document.RootElement.ValueKind is JsonValueKind.Object
            ? document.RootElement.Clone()
            : throw DataverseException.BadPayload(string.Empty, "The payload must be a JSON object.");
    }

    public Table Table(string setName) => Environment.Schema.FindSet(setName) ?? throw DataverseException.NoSegment(setName);

    public WireResponse Json(int status, Action<Utf8JsonWriter> write)
    {
        var response = WireResponse.Json(status, write, "application/json; odata.metadata=minimal");
        return Applied(response);
    }

    public WireResponse NoContent(string? entityId = null)
    {
        var response = WireResponse.Empty(204);

        if (entityId is not null)
        {
            response.Headers["OData-EntityId"] = entityId;
            response.Headers["Location"] = entityId;
        }

        return Applied(response);
    }

    private WireResponse Applied(WireResponse response)
    {
        if (Prefer.Applied is { } applied)
        {
            response.Headers["Preference-Applied"] = applied;
        }

        return response;
    }
}
