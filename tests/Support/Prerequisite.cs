using Xunit;

namespace CxHub.Tests.Support;

/// <summary>Something a test needs that is not part of .NET: a laptop may lack it and skips the test, CI must have it.</summary>
public static class Prerequisite
{
    /// <param name="missing">Why it is not there; null when it is.</param>
    public static void Require(string? missing)
    {
        if (missing is not null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is "true", missing);
            Assert.Fail($"CI=true, and {missing}");
        }
    }
}
