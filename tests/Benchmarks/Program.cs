using System.Globalization;
using BenchmarkDotNet.Running;
using CxHub.Tests.Benchmarks;

if (args is ["identity-latency", var records])
{
    IdentityLatency.Measure(int.Parse(records, CultureInfo.InvariantCulture), 2000, System.Console.Out);
    return 0;
}

if (args is ["--quick"])
{
    await QuickTable.RunAsync(System.Console.Out);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(IdentityBenchmarks).Assembly).Run(args);
return 0;
