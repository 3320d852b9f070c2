using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Salesforce.Endpoints;

internal static class BulkQueryEndpoints
{
    public static WireResponse Answer(SalesforceCall call) => throw SalesforceException.NotFound(call.Method);
}
