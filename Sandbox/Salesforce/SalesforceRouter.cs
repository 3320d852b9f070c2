using System.Globalization;
using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Endpoints;

namespace CxHub.Sandbox.Salesforce;

/// <summary>Takes a call to its endpoint: login first, then session and daily allowance, then the resource.</summary>
internal sealed class SalesforceRouter(Org org, OAuthEndpoints oauth)
{
    private const int LongestUri = 16_384;

    public WireResponse Answer(WireRequest request)
    {
        try
        {
            if (request.Target.Length > LongestUri)
            {
                return WireResponse.Text(414, "<h1>Bad Message 414</h1><pre>reason: URI Too Long</pre>", "text/html;charset=iso-8859-1");
            }

            return request.Segments switch
            {
                ["services", "oauth2", var action] => oauth.Answer(request, action),
                ["id", _, _] => TokenInfoEndpoints.Identity(org, request),
                ["services", "data"] => ResourceEndpoints.Versions(),
                ["services", "data", var version, .. var path] => AnswerData(request, version, path),
                _ => throw SalesforceException.NotFound(),
            };
        }
        catch (SalesforceException error)
        {
            return SalesforceJson.Error(error);
        }
        catch (JsonException error)
        {
            return SalesforceJson.Error(SalesforceException.BadJson(error.Message));
        }
    }

    /// <summary>A part of a composite call: the session is the outer call's, and nothing is counted again.</summary>
    public static WireResponse AnswerPart(SalesforceCall outer, WireRequest part)
    {
        try
        {
            return part.Segments is ["services", "data", var version, .. var path] && IsVersion(version)
                ? Dispatch(new(outer.Org, part, outer.Session, path, outer.Depth + 1))
                : throw SalesforceException.NotFound();
        }
        catch (SalesforceException error)
        {
            return SalesforceJson.Error(error);
        }
    }

    private static bool IsVersion(string version) =>
        version.StartsWith('v') && decimal.TryParse(version.AsSpan(1), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number is >= 20 and <= 66;

    private WireResponse AnswerData(WireRequest request, string version, string[] path)
    {
        if (!IsVersion(version))
        {
            throw SalesforceException.NotFound();
        }

        var call = new SalesforceCall(org, request, OAuthEndpoints.Authenticate(org, request), path);

        if (!org.Calls.TryTake())
        {
            throw new SalesforceException(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }

        WireResponse answer;

        try
        {
            answer = Dispatch(call);
        }
        catch (SalesforceException error)
        {
            answer = SalesforceJson.Error(error);
        }

        answer.Headers["Sforce-Limit-Info"] = $"api-usage={org.Calls.Used}/{org.Calls.Max}";
        answer.Operation ??= $"{request.Method} {string.Join('/', path.Take(2))}";
        return answer;
    }

    private static WireResponse Dispatch(SalesforceCall call) => call.Path switch
    {
        [] => ResourceEndpoints.Resources(call),
        ["query" or "queryAll" or "queryall", ..] => QueryEndpoints.Answer(call),
        ["sobjects", ..] => SObjectEndpoints.Answer(call),
        ["composite", ..] => CompositeEndpoints.Answer(call),
        ["limits"] => ResourceEndpoints.Limits(call),
        ["recent"] => ResourceEndpoints.Recent(call),
        ["jobs", "ingest", ..] => BulkIngestEndpoints.Answer(call),
        ["jobs", "query", ..] => BulkQueryEndpoints.Answer(call),
        ["tooling", ..] => ToolingEndpoints.Answer(call),
        _ => throw SalesforceException.NotFound(),
    };
}
