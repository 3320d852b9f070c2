using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CxHub.Tests.Benchmarks;
using CxHub.Tests.Benchmarks.Crm;

if (args is ["identity-latency", var records])
{
    IdentityLatency.Measure(int.Parse(records, CultureInfo.InvariantCulture), 2000, System.Console.Out);
    return 0;
}

if (args is ["identity-trickle", var store])
{
    await IdentityTrickle.MeasureAsync(store, 200, System.Console.Out);
    return 0;
}

if (args is ["answers", var many])
{
    await AnswerVolume.MeasureAsync(int.Parse(many, CultureInfo.InvariantCulture), System.Console.Out);
    return 0;
}

if (args is ["drivers"])
{
    DriverVolume.Measure(System.Console.Out);
    return 0;
}

if (args is ["crm"])
{
    await CrmBenchmark.RunAsync(System.Console.Out);
    return 0;
}

if (args is ["crm-server", var served, var contacts])
{
    await CrmServer.RunAsync(served, int.Parse(contacts, CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["crm-measure", var system, var work, var rows, var address])
{
    await CrmMeasure.RunAsync(system, work, int.Parse(rows, CultureInfo.InvariantCulture), new Uri(address));
    return 0;
}

if (args is ["--quick"])
{
    await QuickTable.RunAsync(System.Console.Out);
    return 0;
}

// In this process: building the whole product once more for each benchmark would take longer than measuring it. A --job given on the command line is built apart.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).AsDefault())
    .WithBuildTimeout(TimeSpan.FromMinutes(10));
BenchmarkSwitcher.FromAssembly(typeof(IdentityBenchmarks).Assembly).Run(args, config);
return 0;
