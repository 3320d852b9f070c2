using CxHub.Domain;
using CxHub.Storage;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Storage;

/// <summary>What only the embedded engine has: a file.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private static readonly ManualClock Clock = new(new(2025, 3, 1, 8, 0, 0, TimeSpan.Zero));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cxhub-store-");

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Open_ProcessKilledInTheMiddleOfAWrite_FindsTheStateBefore()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => new SourceRecord(new("crm", "Contact", $"{i}"), Clock.GetUtcNow(), false, new string('x', 500))).ToList();
        await using var store = await HubStore.OpenAsync("sqlite:" + PathOf("hub.db"), Clock);
        await store.WriteAsync(s => s.Models.PutAsync("before", "kept"));
        // The files as a killed process leaves them: more than a page cache of uncommitted rows is in the log already.
        await store.WriteAsync(async s =>
        {
            await s.Records.LandAsync(rows, fullLoad: false);
            CopyFiles("killed");
        });
        CopyFiles("after");

        await using var killed = await HubStore.OpenAsync("sqlite:" + PathOf("killed/hub.db"), Clock);
        await using var after = await HubStore.OpenAsync("sqlite:" + PathOf("after/hub.db"), Clock);

        Assert.Equal("kept", await killed.ReadAsync(s => s.Models.GetAsync("before")));
        Assert.Empty(await killed.ReadAsync(s => s.Records.KeysAsync("crm", null)));
        Assert.Equal(5_000, (await after.ReadAsync(s => s.Records.KeysAsync("crm", null))).Count);
    }

    [Fact]
    public async Task Backup_WhileInUse_OpensAsAStoreOfItsOwn()
    {
        await using var store = await HubStore.OpenAsync("sqlite:" + PathOf("hub.db"), Clock);
        await store.WriteAsync(s => s.Models.PutAsync("m", "1"));

        await store.WriteAsync(async s =>
        {
            await s.Models.PutAsync("m", "not committed");
            await store.BackupAsync(PathOf("backup.db"));
        });

        await using var restored = await HubStore.OpenAsync("sqlite:" + PathOf("backup.db"), Clock);
        Assert.Equal("1", await restored.ReadAsync(s => s.Models.GetAsync("m")));
    }

    [Fact]
    public async Task Backup_OntoAnExistingFile_IsRefused()
    {
        await using var store = await HubStore.OpenAsync("sqlite:" + PathOf("hub.db"), Clock);
        await File.WriteAllTextAsync(PathOf("taken"), "mine");

        var failure = await Assert.ThrowsAsync<StoreException>(() => store.BackupAsync(PathOf("taken")));

        Assert.Contains("does not exist yet", failure.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(PathOf("taken")));
    }

    [Fact]
    public async Task Open_MissingFolder_IsMade()
    {
        await using var store = await HubStore.OpenAsync("sqlite:" + PathOf("a/b/hub.db"), Clock);

        Assert.True(File.Exists(PathOf("a/b/hub.db")));
    }

    [Fact]
    public async Task Open_NewFile_IsReadableByItsOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "file modes are a matter of Unix");
        await using var store = await HubStore.OpenAsync("sqlite:" + PathOf("hub.db"), Clock);
        await store.BackupAsync(PathOf("backup.db"));

        Assert.All(
            Directory.GetFiles(_folder.FullName),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Open_Memory_IsAStoreThatGoesAway()
    {
        await using var one = await HubStore.OpenAsync("sqlite::memory:", Clock);
        await using var two = await HubStore.OpenAsync("sqlite::memory:", Clock);

        await one.WriteAsync(s => s.Models.PutAsync("m", "1"));

        Assert.Equal("1", await one.ReadAsync(s => s.Models.GetAsync("m")));
        Assert.Null(await two.ReadAsync(s => s.Models.GetAsync("m")));
    }

    [Fact]
    public async Task Open_FileThatIsNoDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(PathOf("notes.txt"), new string('x', 5_000));

        var failure = await Assert.ThrowsAsync<StoreException>(() => HubStore.OpenAsync("sqlite:" + PathOf("notes.txt"), Clock));

        Assert.Contains("not a database", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mysql:host")]
    [InlineData("sqlite:")]
    [InlineData("hub.db")]
    [InlineData("Host=db;Password=planted-secret")]
    public async Task Open_UnknownConnection_SaysWhatToWrite(string connection)
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => HubStore.OpenAsync(connection, Clock));

        Assert.Contains("sqlite:PATH", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-secret", failure.Message, StringComparison.Ordinal);
    }

    private void CopyFiles(string folder)
    {
        Directory.CreateDirectory(PathOf(folder));
        foreach (var file in Directory.GetFiles(_folder.FullName, "hub.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(PathOf(folder), Path.GetFileName(file)));
        }
    }
}
