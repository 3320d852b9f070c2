using CxHub.Functions.Commands.Identity;
using CxHub.IdentityResolution;
using Xunit;

namespace CxHub.Tests.Functions.Identity;

/// <summary>What the engine promises on populations whose truth is known, whatever the seed.</summary>
public sealed class IdentityQualityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cxhub-quality").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Place(string name) => Path.Combine(_folder, name);

    private ClusterScores Resolve(string like, int seed, double precision)
    {
        PopulationRun.Execute(like, 15_000, seed, Place("r.csv"), Place("t.csv"), CancellationToken.None);
        var settings = new IdentitySettings { Precision = precision };
        ResolveRun.Execute(new ResolveOptions { Inputs = [Place("r.csv")], Output = Place("c.csv"), Settings = settings }, TextWriter.Null, TextWriter.Null, CancellationToken.None);
        return ClusterScores.Of(Clusters("t.csv"), Clusters("c.csv"));
    }

    private Dictionary<string, string> Clusters(string file) => File.ReadLines(Place(file)).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1]);

    [Theory]
    [InlineData("crm", 11, 0.92, 0.84)]
    [InlineData("crm", 12, 0.92, 0.84)]
    [InlineData("historical", 11, 0.90, 0.84)]
    [InlineData("historical", 12, 0.90, 0.84)]
    public void Resolve_PopulationWithTruth_KeepsNearThePrecisionAskedAndFindsMost(string like, int seed, double leastPrecision, double leastF1)
    {
        var scores = Resolve(like, seed, IdentitySettings.DefaultPrecision);

        Assert.InRange(scores.Precision, leastPrecision, 1);
        Assert.InRange(scores.F1, leastF1, 1);
        Assert.InRange(scores.LargestCluster, 1, 30);
    }

    [Theory]
    [InlineData("crm")]
    [InlineData("historical")]
    public void Resolve_MorePrecisionAsked_IsMoreOftenRight(string like)
    {
        var usual = Resolve(like, 13, 0.95);
        var careful = Resolve(like, 13, 0.99);

        Assert.True(careful.Precision > usual.Precision);
        Assert.True(careful.Recall < usual.Recall);
    }
}
