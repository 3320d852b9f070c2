using System.Globalization;
using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse;

/// <summary>The error body: code and message, and the extra members when all annotations are asked for.</summary>
internal static class ErrorJson
{
    public static WireResponse Of(DataverseException error, Prefer prefer)
    {
        var response = WireResponse.Json(error.Status, json => Write(json, error, prefer.Annotations is "*"), "application/json; odata.metadata=minimal");

        if (error.RetryAfterSeconds is { } seconds)
        {
            response.Headers["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return response;
    }

    private static void Write(Utf8JsonWriter json, DataverseException error, bool detailed)
    {
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("code"u8, error.Code);
        json.WriteString("message"u8, error.Message);

        if (detailed)
        {
            json.WriteString("@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus"u8, "0");
            json.WriteString("@Microsoft.PowerApps.CDS.HelpLink"u8, $"http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a{error.Code[2..]}");
            json.WriteString("@Microsoft.PowerApps.CDS.InnerError.Message"u8, error.Message);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
