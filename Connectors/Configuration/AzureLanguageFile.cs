using CxHub.Connectors.AzureLanguage;
using CxHub.Connectors.Http;
using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>The <c>azure</c> of <c>text</c> in <c>scores.yaml</c>.</summary>
public static class AzureLanguageFile
{
    /// <summary>Null when the settings are wrong; then there are problems.</summary>
    public static AzureLanguageOptions? Read(ConfigMap map, EnvironmentValues values)
    {
        var problems = values.Problems;
        map.AllowOnly(problems, "endpoint", "key", "identity", "modelVersion", "limits");
        var endpoint = values.Url(map, "endpoint");
        var identity = map.Flag("identity", problems) ?? false;
        var hasKey = map.Find("key") is not null;
        if (hasKey == identity)
        {
            problems.Add(map.At, hasKey ? "'azure' names a key and an identity" : "'azure' has no sign-in", "either key: ${NAME}, or identity: true for the identity of the process (Entra)");
        }

        var key = hasKey ? values.Secret(map, "key") : null;
        return endpoint is null || hasKey == identity || (hasKey && key is null) ? null : new AzureLanguageOptions
        {
            Endpoint = endpoint,
            Key = key,
            ModelVersion = values.Text(map, "modelVersion") ?? "latest",
            Policy = PolicyFile.Read(map.Map("limits", problems), CallPolicy.Default, problems),
        };
    }
}
