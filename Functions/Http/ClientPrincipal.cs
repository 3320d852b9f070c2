using System.Security.Claims;
using System.Text;
using System.Text.Json;

namespace CxHub.Functions.Http;

/// <summary>
/// The signed-in person as App Service authentication hands it on in <c>X-MS-CLIENT-PRINCIPAL</c>. Trusted only where the platform says that it enforces
/// sign-in (<c>WEBSITE_AUTH_ENABLED=True</c>), because only then does it remove headers that clients forge.
/// </summary>
public static class ClientPrincipal
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    public static bool IsEnforced => string.Equals(Environment.GetEnvironmentVariable("WEBSITE_AUTH_ENABLED"), "True", StringComparison.OrdinalIgnoreCase);

    /// <summary>Anonymous when the header is missing or not what the platform writes.</summary>
    public static ClaimsPrincipal Read(string? header)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(header ?? string.Empty)));
            var root = document.RootElement;
            var nameType = root.GetProperty("name_typ").GetString()!;
            var roleType = root.GetProperty("role_typ").GetString()!;
            var claims = root.GetProperty("claims").EnumerateArray().Select(claim => Claim(claim, roleType)).ToArray();
            return new ClaimsPrincipal(new ClaimsIdentity(claims, root.GetProperty("auth_typ").GetString(), nameType, roleType));
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new ClaimsPrincipal(new ClaimsIdentity());
        }
    }

    private static Claim Claim(JsonElement claim, string roleType)
    {
        var type = claim.GetProperty("typ").GetString()!;
        return new Claim(type is "roles" ? roleType : type, claim.GetProperty("val").GetString() ?? string.Empty);
    }
}
