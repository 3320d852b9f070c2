using CxHub.Connectors.Changes;
using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>The <c>changes</c> of a system file.</summary>
internal static class ChangesFile
{
    public static ChangeSettings? Read(ConfigMap root, EnvironmentValues values)
    {
        if (root.Map("changes", values.Problems) is not { } map)
        {
            return null;
        }

        map.AllowOnly(values.Problems, "secret", "previousSecret");
        string?[] secrets = [values.Secret(map, "secret"), values.Secret(map, "previousSecret", required: false)];
        return secrets[0] is null ? null : new ChangeSettings([.. secrets.OfType<string>()]);
    }
}
