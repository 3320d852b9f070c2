using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>
/// Pulling and pushing many contacts: rows a second and peak memory, each figure from a process of its own. The look-alike org runs in
/// another process; jsforce does the same pull on the same server, one after the other. Each figure is the median of three;
/// CPU counts the start of the process, too.
/// </summary>
internal static class CrmBenchmark
{
    private const int Times = 3;
    private static readonly int[] Sizes = [20_000, 100_000, 200_000];

    public static async Task RunAsync(TextWriter output)
    {
        output.WriteLine("work                                   rows      rows/s     CPU s   peak MB");
        foreach (var rows in Sizes)
        {
            using var server = Start(["crm-server", Text(rows)]);
            var address = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The look-alike org did not start.");

            // The server compiles what it runs while it answers first: that pull counts for nobody.
            await MeasureAsync(Start(["crm-measure", "pull-json", Text(rows), address]));
            await MeasureAsync(Start(["crm-measure", "pull-bulk", Text(rows), address]));
            await LineAsync(output, "pull, pages of 2,000", rows, () => Start(["crm-measure", "pull-json", Text(rows), address]));
            await LineAsync(output, "pull, Bulk CSV", rows, () => Start(["crm-measure", "pull-bulk", Text(rows), address]));
            await JsforceAsync(output, rows, address);
            server.Kill();
            await LineAsync(output, "push, collections, instant answers", rows, () => Start(["crm-measure", "push-collections", Text(rows), "http://127.0.0.1"]));
            await LineAsync(output, "push, Bulk CSV, instant answers", rows, () => Start(["crm-measure", "push-bulk", Text(rows), "http://127.0.0.1"]));
        }
    }

    private static async Task JsforceAsync(TextWriter output, int rows, string address)
    {
        if (!Directory.Exists(Path.Combine(Clients, "node_modules")))
        {
            output.WriteLine("jsforce: run 'npm ci --ignore-scripts' in tests/Contract/clients first");
            return;
        }

        await LineAsync(output, "jsforce: pull, pages of 2,000", rows, () => Node(["pull-benchmark.mjs", address, "json", Text(rows)]));
        await LineAsync(output, "jsforce: pull, Bulk CSV", rows, () => Node(["pull-benchmark.mjs", address, "bulk", Text(rows)]));
    }

    private static async Task LineAsync(TextWriter output, string name, int rows, Func<Process> start)
    {
        List<(double Seconds, double Cpu, double PeakMb)> measured = [];
        for (var time = 0; time < Times; time++)
        {
            measured.Add(await MeasureAsync(start()));
        }

        double Median(Func<(double Seconds, double Cpu, double PeakMb), double> value) => measured.Select(value).Order().ElementAt(Times / 2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36} {rows,7:N0} {rows / Median(one => one.Seconds),11:N0} {Median(one => one.Cpu),9:0.00} {Median(one => one.PeakMb),9:N0}"));
    }

    private static async Task<(double Seconds, double Cpu, double PeakMb)> MeasureAsync(Process process)
    {
        using (process)
        {
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode is not 0)
            {
                throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}: {text}");
            }

            using var json = JsonDocument.Parse(text.TrimEnd().Split('\n')[^1]);
            return (json.RootElement.GetProperty("seconds").GetDouble(), json.RootElement.GetProperty("cpu").GetDouble(), json.RootElement.GetProperty("peakMb").GetDouble());
        }
    }

    /// <summary>This program once more, with other arguments.</summary>
    private static Process Start(string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(CrmBenchmark).Assembly.Location, .. arguments]) { RedirectStandardOutput = true })!;

    private static Process Node(string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = Clients, RedirectStandardOutput = true };
        foreach (var proxy in (string[])["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
        {
            start.Environment.Remove(proxy);
        }

        return Process.Start(start)!;
    }

    private static string Clients { get; } = Path.Combine(Repository(AppContext.BaseDirectory), "tests", "Contract", "clients");

    private static string Repository(string folder) =>
        File.Exists(Path.Combine(folder, "CxHub.sln")) ? folder : Repository(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The benchmark runs inside the repository."));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
