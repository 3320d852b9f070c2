using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CxHub.Tests.Benchmarks;

/// <summary>The figures of the README in one table: rooms by rows a second, then the whole loop in a process of its own with its peak memory.</summary>
internal static class QuickTable
{
    public static async Task RunAsync(TextWriter output)
    {
        foreach (var (name, perSecond) in MappingBenchmarks.Quick())
        {
            Line(output, name, perSecond);
        }

        Line(output, "parse a JSON page", ParsePages());
        foreach (var (name, perSecond) in await StorageBenchmarks.QuickAsync())
        {
            Line(output, name, perSecond);
        }

        foreach (var customers in new[] { 2_000, 20_000 })
        {
            await LoopAsync(customers, output);
        }
    }

    /// <summary>Rows a second of reading pages of 2,000 contacts into documents.</summary>
    private static double ParsePages()
    {
        const int Rows = 2_000;
        var row = """{"Id":"0035g00000ABCDEAA4","LastName":"Nguyễn","FirstName":"Lan","Email":"lan@example.test","Phone":"0901234567","SystemModstamp":"2026-03-02T08:15:30.000+0000","IsDeleted":false}""";
        var page = Encoding.UTF8.GetBytes($$"""{"done":true,"records":[{{string.Join(',', Enumerable.Repeat(row, Rows))}}]}""");
        var watch = Stopwatch.StartNew();
        var read = 0;
        while (watch.Elapsed < TimeSpan.FromSeconds(2))
        {
            using var document = JsonDocument.Parse(page);
            read += document.RootElement.GetProperty("records").EnumerateArray().Count(record => record.GetProperty("Id").GetString() is not null);
        }

        return read / watch.Elapsed.TotalSeconds;
    }

    private static async Task LoopAsync(int customers, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("cxhub-quick-").FullName;
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "cxhub.exe" : "cxhub"),
            ["demo", "--once", "--json", "--port-base", "0", "--customers", customers.ToString(CultureInfo.InvariantCulture), "--store", $"sqlite:{Path.Combine(folder, "hub.db")}", "--config", Path.Combine(AppContext.BaseDirectory, "config")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var peak = 0L;
        var reading = process.StandardOutput.ReadToEndAsync();
        while (!process.HasExited)
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100));
        }

        await reading;
        output.WriteLine(FormattableString.Invariant($"{$"whole demo, {customers:N0} customers",-46} {watch.Elapsed.TotalSeconds,12:N1} s   peak {peak >> 20:N0} MB (sandbox, hub and a second pass in one process), exit {process.ExitCode}"));
        Directory.Delete(folder, recursive: true);
    }

    private static void Line(TextWriter output, string name, double perSecond) => output.WriteLine(FormattableString.Invariant($"{name,-46} {perSecond,12:N0} /s"));
}
