using System.Globalization;
using System.Text.Json;
using CxHub.Sandbox.Dataverse.Endpoints;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse;

/// <summary>Takes a request to its operation: token endpoint, then bearer check, service protection, the resource.</summary>
internal sealed class DataverseRouter(DataverseEnvironment environment)
{
    public const string ApiPath = "/api/data/v9.2/";

    public WireResponse Answer(WireRequest request, int inFlight)
    {
        if (request.RawPath.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal))
        {
            return TokenEndpoint.Answer(environment, request);
        }

        if (!environment.Tokens.IsGood(request.Header("Authorization")))
        {
            var refused = WireResponse.Empty(401);
            refused.Headers["WWW-Authenticate"] = $"Bearer authorization_uri={request.BaseUrl}/sandbox/oauth2/authorize, resource_id={request.BaseUrl}/";
            return refused;
        }

        var cost = new Cost();
        var answer = Guard(request, () =>
        {
            environment.Throttle.Enter(inFlight);
            return request.RawPath == ApiPath + "$batch" ? new BatchEndpoint(environment, request, cost).Answer() : Dispatch(request, cost, []);
        });

        if (answer.Status is not 429)
        {
            environment.Throttle.Leave(cost.Milliseconds);
            answer.Headers["x-ms-ratelimit-burst-remaining-xrm-requests"] = environment.Throttle.RequestsLeft.ToString(CultureInfo.InvariantCulture);
            answer.Headers["x-ms-ratelimit-time-remaining-xrm-requests"] = environment.Throttle.MillisecondsLeft.ToString("0.00", CultureInfo.InvariantCulture);
            answer.Headers["x-ms-dop-hint"] = "4";
        }

        answer.Headers["OData-Version"] = "4.0";
        answer.Headers["REQ_ID"] = Guid.NewGuid().ToString();
        answer.Operation ??= Operation(request);
        answer.Rows = cost.Rows;
        return answer;
    }

    /// <summary>One operation, by itself or inside a batch; refusals come back as answers.</summary>
    public static WireResponse Guard(WireRequest request, Func<WireResponse> act)
    {
        try
        {
            return act();
        }
        catch (DataverseException error)
        {
            return ErrorJson.Of(error, new Prefer(request.Header("Prefer")));
        }
        catch (JsonException error)
        {
            return ErrorJson.Of(DataverseException.BadPayload(string.Empty, error.Message), new Prefer(request.Header("Prefer")));
        }
    }

    public WireResponse Dispatch(WireRequest request, Cost cost, Dictionary<string, string> contentIds)
    {
        if (!request.RawPath.StartsWith(ApiPath, StringComparison.Ordinal))
        {
            throw request.RawPath.StartsWith("/api/data/", StringComparison.Ordinal)
                ? DataverseException.BadUrl($"Requested API Version '{request.RawPath.Split('/')[3]}' was not understood.")
                : new DataverseException(404, "0x80060888", $"No HTTP resource was found that matches the request URI '{request.BaseUrl}{request.RawPath}'.");
        }

        var call = new DataverseCall(environment, request, request.BaseUrl + ApiPath, ResourceSegment.Read(request.RawPath[ApiPath.Length..]), cost, contentIds);
        return call.Path switch
        {
            [] => ServiceEndpoints.Root(call),
            [{ Name: "WhoAmI" }] => ServiceEndpoints.WhoAmI(call),
            [{ Name: "EntityDefinitions" }, ..] => DefinitionEndpoints.Answer(call),
            [{ Name: "RelationshipDefinitions", Key: null }] when call.Method is "POST" => RelationshipDefinitions.Create(call),
            [{ Name: "sdkmessagefilters" }] => ServiceEndpoints.MessageFilters(call),
            [{ Name: "RetrieveRolePrivilegesRole" }] when call.Method is "GET" => RoleEndpoints.Privileges(call),
            [{ Name: "RetrieveTotalRecordCount" }] => ServiceEndpoints.TotalRecordCount(call),
            [{ Key: null } action] when call.Method is "POST" && environment.Schema.FindSet(action.Name) is null => ActionEndpoints.Answer(call, action.Name),
            [var set, .. var rest] => RowEndpoints.Answer(call, call.Table(set.Name), set, [.. rest]),
        };
    }

    private static string Operation(WireRequest request)
    {
        var path = request.RawPath.StartsWith(ApiPath, StringComparison.Ordinal) ? ResourceSegment.Read(request.RawPath[ApiPath.Length..]) : [];
        return $"{request.Method} {string.Join('/', path.Select(segment => segment.Key is null ? segment.Name : segment.Name + "()"))}";
    }
}
