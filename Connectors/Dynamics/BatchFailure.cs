using System.Globalization;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;

namespace CxHub.Connectors.Dynamics;

/// <summary>The failure of one operation inside a $batch.</summary>
internal static class BatchFailure
{
    public static ConnectorException Read(string system, BatchResult result)
    {
        var error = Error(result.Body);
        var rule = DynamicsErrors.Table.Classify(result.Status, error);
        var code = error.Code ?? string.Create(CultureInfo.InvariantCulture, $"http-{result.Status}");
        return new ConnectorException(system, rule.Kind, $"{error.Message ?? "the operation was refused without a reason"}", code);
    }

    private static SystemError Error(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return DynamicsErrors.ReadBody(json.RootElement);
        }
        catch (JsonException)
        {
            return new SystemError(null, null);
        }
    }
}
