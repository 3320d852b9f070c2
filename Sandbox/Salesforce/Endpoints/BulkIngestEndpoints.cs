using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Salesforce.Endpoints;

internal static class BulkIngestEndpoints
{
    public static WireResponse Answer(SalesforceCall call) => throw SalesforceException.NotFound(call.Method);
}
