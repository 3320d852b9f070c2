using System.Reflection;
using Xunit;

namespace CxHub.Tests.Functions.Defects;

public sealed class KnownDefectsTests
{
    [Fact]
    public void Tests_OfTheTwentySevenKnownDefects_AreOneEach()
    {
        var tested = typeof(KnownDefects).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => (method.Name, method.GetCustomAttribute<KnownDefectAttribute>()?.Number))
            .Where(method => method.Number is not null)
            .ToArray();

        Assert.Equal(Enumerable.Range(1, 27), KnownDefects.All.Keys);
        Assert.Equal(KnownDefects.All.Keys, tested.Select(method => method.Number!.Value).Order());
    }
}
