using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Everything under /composite.</summary>
internal static class CompositeEndpoints
{
    public static WireResponse Answer(SalesforceCall call) => call.Path switch
    {
        ["composite", "sobjects", .. var path] => CollectionEndpoints.Answer(call, path),
        _ => throw SalesforceException.NotFound(),
    };
}
