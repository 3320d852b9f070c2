using Xunit;

namespace CxHub.Tests.Contract;

/// <summary>A copy of the Bicep files in a folder of its own, for making mistakes in.</summary>
internal sealed class BicepCopy : IDisposable
{
    public BicepCopy(string source)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*.bicep", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("cxhub-bicep-").FullName;

    /// <summary>Replaces the first place; fails when the text is not there, because then nothing would be tested.</summary>
    public void Replace(string file, string right, string wrong)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{right}' is not in {file}");
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
