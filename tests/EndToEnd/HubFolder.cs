namespace CxHub.Tests.EndToEnd;

/// <summary>A folder of its own for one test: a copy of the shipped configuration, and a place for the store.</summary>
internal sealed class HubFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("cxhub-e2e-").FullName;

    public HubFolder()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "config");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Config, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Config => Path.Combine(_path, "config");

    public string Store => "sqlite:" + Path.Combine(_path, "hub.db");

    public void Edit(string file, string old, string changed)
    {
        var path = Path.Combine(Config, file);
        var text = File.ReadAllText(path);
        Xunit.Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, changed, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
