using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>Reads one file of <c>config/sources/</c>. Mistakes are collected with file, line, column, what was expected and the nearest right name.</summary>
public static class SystemFile
{
    private static readonly string[] Kinds = ["salesforce", "dynamics", "rest", "webhook"];

    /// <summary>Null when the system is switched off (<c>enabled: false</c>) or the file is wrong; then there are problems.</summary>
    public static SystemDefinition? Read(ConfigMap root, Func<string, string?> environment, ConfigProblems problems)
    {
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
            "salesforce" => SalesforceFile.Read(root, name, values),
            "dynamics" => DynamicsFile.Read(root, name, values),
            "rest" => RestFile.Read(root, name, values),
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
