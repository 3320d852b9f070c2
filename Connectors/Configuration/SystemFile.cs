using CxHub.Connectors.Http;
using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>Reads one file of <c>config/sources/</c>. Mistakes are collected with file, line, column, what was expected and the nearest right name.</summary>
public static class SystemFile
{
    private static readonly string[] Kinds = ["salesforce", "dynamics", "rest", "webhook"];

    /// <summary>Null when the system is switched off (<c>enabled: false</c>) or the file is wrong; then there are problems.</summary>
    /// <param name="root">The file.</param>
    /// <param name="environment">Gives the values of environment variables.</param>
    /// <param name="problems">Takes the mistakes.</param>
    /// <param name="quotaShare">The share of a day's calls for systems that set none of their own.</param>
    public static SystemDefinition? Read(ConfigMap root, Func<string, string?> environment, ConfigProblems problems, double? quotaShare = null)
    {
        var policy = CallPolicy.Default with { QuotaShare = quotaShare ?? CallPolicy.Default.QuotaShare };
        var values = new EnvironmentValues(environment, problems);
        var before = problems.All.Count;
        if (values.Text(root, "enabled") is { } enabled && enabled.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var name = root.Text("name", problems, required: true);
        var kind = root.Text("kind", problems, required: true);
        if (name is null || kind is null)
        {
            return null;
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            problems.Add(root.Find("name")!.Value.At, $"'{name}' holds a slash", "letters, digits and dashes");
        }

        SystemDefinition? definition = kind switch
        {
            "salesforce" => SalesforceFile.Read(root, name, values, policy),
            "dynamics" => DynamicsFile.Read(root, name, values, policy),
            "rest" => RestFile.Read(root, name, values, policy),
            "webhook" => WebhookFile.ReadAlone(root, name, values),
            _ => Unknown(root, kind, problems),
        };
        return problems.All.Count > before ? null : definition! with { Webhook = WebhookFile.Read(root, values), Changes = ChangesFile.Read(root, values) };
    }

    private static SystemDefinition? Unknown(ConfigMap root, string kind, ConfigProblems problems)
    {
        problems.Add(root.Find("kind")!.Value.At, $"unknown kind '{kind}'", $"one of {string.Join(", ", Kinds)}", NearestName.Of(kind, Kinds));
        return null;
    }
}
