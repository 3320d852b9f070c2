using System.Diagnostics;
using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class ProcessOwnerTests
{
    [Fact]
    public void IsAbandoned_ThisProcess_IsNot() => Assert.False(ProcessOwner.IsAbandoned(ProcessOwner.New()));

    [Fact]
    public void IsAbandoned_AnotherProcess_IsOnlyAfterItsEnd()
    {
        using var other = Sleeper();
        var owner = $"{ProcessOwner.Describe(other.Id)}:1";

        var whileItLives = ProcessOwner.IsAbandoned(owner);
        other.Kill();
        other.WaitForExit();

        Assert.False(whileItLives);
        Assert.True(ProcessOwner.IsAbandoned(owner));
    }

    [Fact]
    public void IsAbandoned_ProcessIdUsedAgain_IsAbandoned()
    {
        var parts = ProcessOwner.New().Split(':');
        parts[2] += "0";

        Assert.True(ProcessOwner.IsAbandoned(string.Join(':', parts)));
    }

    [Theory]
    [InlineData("another machine/pid[1]:1:1:1")]
    [InlineData("0b0f6f0c4cf94f0c9f4b1f0d5e0c1a11")]
    [InlineData("")]
    public void IsAbandoned_HolderThatCannotBeSeenFromHere_IsNot(string owner) => Assert.False(ProcessOwner.IsAbandoned(owner));

    /// <summary>What a process wrote that has been killed since.</summary>
    internal static string OfAKilledProcess()
    {
        using var process = Sleeper();
        var owner = $"{ProcessOwner.Describe(process.Id)}:1";
        process.Kill();
        process.WaitForExit();
        return owner;
    }

    private static Process Sleeper() =>
        Process.Start(OperatingSystem.IsWindows() ? new ProcessStartInfo("timeout", "60") { CreateNoWindow = true } : new ProcessStartInfo("sleep", "60"))!;
}
