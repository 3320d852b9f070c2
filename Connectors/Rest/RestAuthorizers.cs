using CxHub.Connectors.Http;
using CxHub.Domain.Ports;
using Microsoft.Extensions.Logging;

namespace CxHub.Connectors.Rest;

/// <summary>The auth part of a manifest as an authorizer of the pipeline.</summary>
internal static class RestAuthorizers
{
    public static IAuthorizer For(RestManifest manifest, HttpClient http, CallMeter meter, CallPolicy policy, TimeProvider clock, ILogger logger)
    {
        var auth = manifest.Auth;
        return auth.Kind switch
        {
            RestAuthKind.Bearer => StaticAuthorizer.Bearer(auth.Secret!),
            RestAuthKind.Basic => StaticAuthorizer.Basic(auth.Name!, auth.Secret!),
            RestAuthKind.HeaderKey => StaticAuthorizer.Header(auth.Name!, auth.Secret!),
            RestAuthKind.QueryKey => StaticAuthorizer.Query(auth.Name!, auth.Secret!),
            RestAuthKind.FormKey => StaticAuthorizer.Form(auth.Name!, auth.Secret!),
            RestAuthKind.Oauth2ClientCredentials => Tokens(manifest, http, meter, policy, clock, logger),
            _ => StaticAuthorizer.None,
        };
    }

    private static TokenAuthorizer Tokens(RestManifest manifest, HttpClient http, CallMeter meter, CallPolicy policy, TimeProvider clock, ILogger logger)
    {
        var auth = manifest.Auth;
        var client = new SystemClient(TokenCall.Dialect(manifest.Name, []), http, StaticAuthorizer.None, meter, policy, clock, logger);
        return new TokenAuthorizer(new ClientCredentialsGrant(client, auth.TokenUrl!, auth.ClientId!, auth.Secret!, auth.Scope, answer => TokenCall.Standard(manifest.Name, answer, clock.GetUtcNow())), clock);
    }
}
