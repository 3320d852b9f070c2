using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Functions.Commands;

/// <summary>The environment variables of <c>config/</c> for a sandbox: its addresses, and its one password for every secret.</summary>
public static class DemoVariables
{
    private const string Password = "sandbox";

    private static readonly string[] Secrets =
    [
        "SALESFORCE_CLIENT_SECRET", "DYNAMICS_CLIENT_SECRET", "BUSINESSCENTRAL_CLIENT_SECRET", "MATOMO_TOKEN", "BAMBOOHR_API_KEY", "SURVEYS_TOKEN", "SURVEYS_WEBHOOK_SECRET",
    ];

    public static IReadOnlyDictionary<string, string> Of(SandboxHost sandbox)
    {
        var dynamics = Address(sandbox, SandboxSystem.Dataverse);
        var businessCentral = Address(sandbox, SandboxSystem.BusinessCentral);
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SALESFORCE_URL"] = Address(sandbox, SandboxSystem.Salesforce),
            ["DYNAMICS_URL"] = dynamics,
            ["DYNAMICS_TOKEN_URL"] = dynamics + "/sandbox/oauth2/v2.0/token",
            ["BUSINESSCENTRAL_URL"] = businessCentral + "/v2.0/sandbox/api/v2.0/",
            ["BUSINESSCENTRAL_TOKEN_URL"] = businessCentral + "/oauth2/v2.0/token",
            ["MATOMO_URL"] = Address(sandbox, SandboxSystem.Matomo) + "/",
            ["BAMBOOHR_URL"] = Address(sandbox, SandboxSystem.BambooHr) + "/api/gateway.php/sandbox/v1/",
            ["SURVEYS_URL"] = Address(sandbox, SandboxSystem.Surveys) + "/api/v1/",
        };
        return addresses.Concat(Secrets.Select(name => KeyValuePair.Create(name, Password))).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Looks up these variables only; the process environment is not asked, so a real secret cannot slip into a demo.</summary>
    public static Func<string, string?> For(SandboxHost sandbox)
    {
        var values = Of(sandbox);
        return name => values.GetValueOrDefault(name);
    }

    private static string Address(SandboxHost sandbox, string system) => sandbox.Address(system).ToString().TrimEnd('/');
}
