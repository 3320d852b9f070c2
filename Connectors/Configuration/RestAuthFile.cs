using CxHub.Connectors.Rest;
using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>The <c>auth</c> of a manifest.</summary>
internal static class RestAuthFile
{
    public static RestAuth? Read(ConfigMap? auth, EnvironmentValues values)
    {
        var problems = values.Problems;
        if (auth?.Choice<RestAuthKind>("kind", problems, required: true) is not { } kind)
        {
            return null;
        }

        auth.AllowOnly(problems, ["kind", .. Keys(kind)]);
        return kind switch
        {
            RestAuthKind.Bearer => new RestAuth(kind) { Secret = values.Secret(auth, "token") },
            RestAuthKind.Basic => new RestAuth(kind) { Name = BasicUser(auth, values), Secret = values.Secret(auth, "password", required: false) ?? "x" },
            RestAuthKind.HeaderKey => new RestAuth(kind) { Name = auth.Text("header", problems, required: true), Secret = values.Secret(auth, "key") },
            RestAuthKind.QueryKey or RestAuthKind.FormKey => new RestAuth(kind) { Name = auth.Text("parameter", problems, required: true), Secret = values.Secret(auth, "key") },
            RestAuthKind.Oauth2ClientCredentials => new RestAuth(kind)
            {
                TokenUrl = values.Text(auth, "tokenUrl", required: true),
                ClientId = values.Text(auth, "clientId", required: true),
                Secret = values.Secret(auth, "clientSecret"),
                Scope = values.Text(auth, "scope"),
            },
            _ => new RestAuth(kind),
        };
    }

    // Some APIs carry the key as the user name; then it is the secret.
    private static string? BasicUser(ConfigMap auth, EnvironmentValues values) =>
        auth.Find("key") is null ? values.Text(auth, "user", required: true) : values.Secret(auth, "key");

    private static string[] Keys(RestAuthKind kind) => kind switch
    {
        RestAuthKind.Bearer => ["token"],
        RestAuthKind.Basic => ["user", "password", "key"],
        RestAuthKind.HeaderKey => ["header", "key"],
        RestAuthKind.QueryKey or RestAuthKind.FormKey => ["parameter", "key"],
        RestAuthKind.Oauth2ClientCredentials => ["tokenUrl", "clientId", "clientSecret", "scope"],
        _ => [],
    };
}
