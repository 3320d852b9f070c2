using CxHub.Domain.Configuration;

namespace CxHub.Functions.Configuration;

/// <summary>The folder the admin edits. Problems name files relative to it, as <c>config/mappings/salesforce.yaml:12:7</c>.</summary>
public sealed class ConfigFolder(string path)
{
    public string Path { get; } = path;

    /// <summary>The folder given, else <c>config</c> under the working directory, else the copy beside the executable.</summary>
    /// <exception cref="DirectoryNotFoundException">None of them holds a <c>hub.yaml</c>.</exception>
    public static ConfigFolder Find(string? given)
    {
        string[] places = given is not null
            ? [given]
            : [System.IO.Path.Combine(Environment.CurrentDirectory, "config"), System.IO.Path.Combine(AppContext.BaseDirectory, "config")];

        return places.FirstOrDefault(place => File.Exists(System.IO.Path.Combine(place, "hub.yaml"))) is { } found
            ? new ConfigFolder(found)
            : throw new DirectoryNotFoundException($"No hub.yaml in {string.Join(" or ", places)}. Run from the folder that holds config/, or name it with --config.");
    }

    public bool Holds(string file) => File.Exists(System.IO.Path.Combine(Path, file));

    public ConfigMap? Read(string file, ConfigProblems problems)
    {
        var path = System.IO.Path.Combine(Path, file);
        var name = $"config/{file}";
        if (!File.Exists(path))
        {
            problems.Add(new ConfigPosition(name, 1, 1), "the file is missing", $"a file {name}");
            return null;
        }

        return YamlConfig.Parse(File.ReadAllText(path), name, problems);
    }

    /// <summary>Every YAML file of a sub-folder, in name order.</summary>
    public IReadOnlyList<ConfigMap> ReadAll(string folder, ConfigProblems problems)
    {
        var path = System.IO.Path.Combine(Path, folder);
        return !Directory.Exists(path)
            ? []
            : [.. Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal).Select(file => Read($"{folder}/{System.IO.Path.GetFileName(file)}", problems)).OfType<ConfigMap>()];
    }
}
