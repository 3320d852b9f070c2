using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using CxHub.Functions.Commands.Identity;

namespace CxHub.Tests.Benchmarks;

/// <summary>From CSV through training to clusters.csv, at three sizes; the summary line of each run names its peak memory.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 0, iterationCount: 3)]
public class IdentityBenchmarks
{
    private string _folder = "";

    [Params(10_000, 100_000, 1_000_000)]
    public int Records { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("cxhub-identity").FullName;
        PopulationRun.Execute("crm", Records, 1, Path.Combine(_folder, "records.csv"), Path.Combine(_folder, "truth.csv"), CancellationToken.None);
    }

    [Benchmark]
    public void Resolve() => ResolveRun.Execute(
        new ResolveOptions { Inputs = [Path.Combine(_folder, "records.csv")], Output = Path.Combine(_folder, "clusters.csv"), Json = true }, System.Console.Out, System.Console.Error, CancellationToken.None);

    [GlobalCleanup]
    public void Cleanup()
    {
        System.Console.WriteLine($"// {Records} records: peak working set {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        Directory.Delete(_folder, recursive: true);
    }
}
