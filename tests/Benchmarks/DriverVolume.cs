using System.Diagnostics;

namespace CxHub.Tests.Benchmarks;

/// <summary>300 drivers × 100,000 answers once: seconds of each analysis and the peak memory of the process.</summary>
internal static class DriverVolume
{
    public static void Measure(TextWriter output)
    {
        InsightsDriverBenchmarks table = new();
        table.Make();
        Time(output, "key drivers with intervals and noise floor", () => table.KeyDriversWithIntervals().Resamples);
        Time(output, "linear regression", () => table.LinearRegression().N);
        Time(output, "logistic regression", () => table.LogisticRegression().N);
        using var process = Process.GetCurrentProcess();
        output.WriteLine(FormattableString.Invariant($"{"peak memory, the table of 240 MB included",-60} {process.PeakWorkingSet64 >> 20,8:N0} MB"));
    }

    private static void Time(TextWriter output, string name, Func<int> work)
    {
        var watch = Stopwatch.StartNew();
        work();
        output.WriteLine(FormattableString.Invariant($"{name,-60} {watch.Elapsed.TotalSeconds,8:N2} s"));
    }
}
