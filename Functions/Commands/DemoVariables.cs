using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Functions.Commands;

/// <summary>What the demo puts in place of environment variables: the sandbox's addresses and its one password. The process environment is not asked, so a real secret cannot slip in.</summary>
public static class DemoVariables
{
    private const string Password = "sandbox";

    public static Func<string, string?> For(SandboxHost sandbox)
    {
        var dynamics = Address(sandbox, SandboxSystem.Dataverse);
        Dictionary<string, string> values = new()
        {
            ["SALESFORCE_URL"] = Address(sandbox, SandboxSystem.Salesforce),
            ["DYNAMICS_URL"] = dynamics,
            ["DYNAMICS_TOKEN_URL"] = dynamics + "/sandbox/oauth2/v2.0/token",
            ["BUSINESSCENTRAL_URL"] = Address(sandbox, SandboxSystem.BusinessCentral) + "/v2.0/sandbox/api/v2.0/",
            ["BUSINESSCENTRAL_TOKEN_URL"] = Address(sandbox, SandboxSystem.BusinessCentral) + "/oauth2/v2.0/token",
            ["MATOMO_URL"] = Address(sandbox, SandboxSystem.Matomo) + "/",
            ["BAMBOOHR_URL"] = Address(sandbox, SandboxSystem.BambooHr) + "/api/gateway.php/sandbox/v1/",
            ["SURVEYS_URL"] = Address(sandbox, SandboxSystem.Surveys) + "/api/v1/",
        };
        return name => values.GetValueOrDefault(name) ?? (IsSecret(name) ? Password : null);
    }

    private static bool IsSecret(string name) =>
        name.EndsWith("_SECRET", StringComparison.Ordinal) || name.EndsWith("_TOKEN", StringComparison.Ordinal) || name.EndsWith("_KEY", StringComparison.Ordinal);

    private static string Address(SandboxHost sandbox, string system) => sandbox.Address(system).ToString().TrimEnd('/');
}
