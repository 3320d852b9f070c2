using System.Runtime.CompilerServices;
using CxHub.Connectors.Configuration;
using CxHub.Connectors.Rest;
using CxHub.Domain.Configuration;
using CxHub.Functions.Configuration;

namespace CxHub.Tests.Connectors.Support;

/// <summary>Reads system files in tests.</summary>
internal static class Manifests
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "config", "sources"));

    public static SystemDefinition? Read(string yaml, ConfigProblems problems, Func<string, string?>? environment = null, string file = "source.yaml") =>
        YamlConfig.Parse(yaml, file, problems) is { } root ? SystemFile.Read(root, environment ?? (_ => "sandbox"), problems) : null;

    public static RestManifest Rest(string yaml, Func<string, string?>? environment = null)
    {
        var problems = new ConfigProblems();
        var definition = Read(yaml, problems, environment);
        problems.ThrowIfAny();
        return Assert.IsType<RestDefinition>(definition).Manifest;
    }

    /// <summary>A file as it is shipped, its addresses replaced by the given ones and every secret <c>sandbox</c>.</summary>
    public static SystemDefinition Shipped(string file, IReadOnlyDictionary<string, string>? urls = null)
    {
        var problems = new ConfigProblems();
        var definition = Read(File.ReadAllText(Path.Combine(Folder, file)), problems, name => urls?.GetValueOrDefault(name) ?? (IsSecret(name) ? "sandbox" : null), file);
        problems.ThrowIfAny();
        return definition!;
    }

    private static bool IsSecret(string name) => name.EndsWith("_SECRET", StringComparison.Ordinal) || name.EndsWith("_TOKEN", StringComparison.Ordinal) || name.EndsWith("_KEY", StringComparison.Ordinal);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
