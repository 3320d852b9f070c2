using System.Text;
using System.Text.Json;
using CxHub.Domain.Configuration;
using CxHub.Functions.Configuration;
using CxHub.Sandbox.Faults;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.Defects;

/// <summary>Known defects that leak, and files that do not even parse.</summary>
public sealed class SafetyDefectTests
{
    private static readonly string[] Shipped = ["config", "infra", "Functions", ".github"];

    [Fact]
    [KnownDefect(11)]
    public async Task PersonalDataInTheLogAndSecretsInTheDatabase_NeitherIsThere()
    {
        const string Secret = "planted-5ecret-7431";
        await using var twin = await TwinHub.StartAsync(new TwinWorld(6, 6), variables: name => name is "SURVEYS_WEBHOOK_SECRET" ? Secret : null);
        twin.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.Status, Count = 4, Message = $"{TwinWorld.Email(1)} +84 901 234 567 cannot be read" });
        twin.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Entity = "contact", Count = 3, Message = $"{TwinWorld.Email(2)} is a duplicate" });
        await twin.AnswerAllAsync(2);
        await twin.PassAsync();
        await twin.PassAsync();
        var folder = Path.GetDirectoryName(twin.Folder.Store["sqlite:".Length..])!;
        var stored = string.Concat(Directory.EnumerateFiles(folder, "hub.db*").Select(Bytes));

        Assert.True(twin.Log.Count("") > 100);
        Assert.All(Enumerable.Range(1, 12), customer => Assert.Equal(0, twin.Log.Count(TwinWorld.Email(customer))));
        Assert.Equal((0, 0), (twin.Log.Count("234 567"), twin.Log.Count(Secret)));
        Assert.Contains(TwinWorld.Email(1), stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, stored, StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(folder, "hub.db*"), file => Assert.True(OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) is UnixFileMode.None));
    }

    [Fact]
    [KnownDefect(27)]
    public void ShippedSampleFileDoesNotParse_EveryOneDoes()
    {
        var files = Shipped.SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*", SearchOption.AllDirectories))
            .Append(Repository.Path("host.json"))
            .Append(Repository.Path("azure.yaml"))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Where(file => Path.GetExtension(file) is ".json" or ".yaml" or ".yml")
            .ToArray();

        var broken = files.Select(file => (file, Mistake(file))).Where(one => one.Item2 is not null);

        Assert.True(files.Length > 40, $"only {files.Length} files were found");
        Assert.Empty(broken);
    }

    private static string? Mistake(string file)
    {
        try
        {
            if (Path.GetExtension(file) is ".json")
            {
                using var json = JsonDocument.Parse(File.ReadAllText(file));
                return null;
            }

            var problems = new ConfigProblems();
            _ = new ConfigFolder(Path.GetDirectoryName(file)!).Read(Path.GetFileName(file), problems);
            return problems.All.Count is 0 ? null : problems.All[0].ToString();
        }
        catch (JsonException broken)
        {
            return broken.Message;
        }
    }

    private static string Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return Encoding.UTF8.GetString(all.ToArray());
    }
}
