using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>
/// Pulling and pushing many contacts: rows a second and peak memory, each figure from a process of its own. The look-alike CRM runs in
/// another process; jsforce and dynamics-web-api do the same pull on the same server, one after the other. Each figure is the median of
/// three; CPU counts the start of the process, too.
/// </summary>
internal static class CrmBenchmark
{
    private const int Times = 3;
    private static readonly int[] Sizes = [20_000, 100_000, 200_000];

    public static async Task RunAsync(TextWriter output)
    {
        output.WriteLine("work                                              rows      rows/s     CPU s   peak MB");
        foreach (var rows in Sizes)
        {
            await SalesforceAsync(output, rows);
            await DynamicsAsync(output, rows);
        }
    }

    private static async Task SalesforceAsync(TextWriter output, int rows)
    {
        using (var server = await CrmAsync("salesforce", rows))
        {
            await OursAsync(output, "Salesforce: pull, pages of 2,000", server, rows, "pull-pages");
            await TheirsAsync(output, "jsforce: pull, pages of 2,000", rows, ["pull-benchmark.mjs", server.Address, "json", Text(rows)]);
            await OursAsync(output, "Salesforce: pull, pages, landed in SQLite", server, rows, "land-pages");
            await OursAsync(output, "Salesforce: pull, Bulk CSV", server, rows, "pull-bulk");
            await TheirsAsync(output, "jsforce: pull, Bulk CSV", rows, ["pull-benchmark.mjs", server.Address, "bulk", Text(rows)]);
        }

        await OursAsync(output, "Salesforce: push, collections", CrmProcess.None("salesforce"), rows, "push-collections");
        await OursAsync(output, "Salesforce: push, Bulk CSV", CrmProcess.None("salesforce"), rows, "push-bulk");
    }

    private static async Task DynamicsAsync(TextWriter output, int rows)
    {
        using (var server = await CrmAsync("dynamics", rows))
        {
            await OursAsync(output, "Dynamics: pull, pages of 1,000 with delta", server, rows, "pull-pages");
            await TheirsAsync(output, "dynamics-web-api: the same pull", rows, ["dynamics-pull-benchmark.mjs", server.Address, Text(rows)]);
            await OursAsync(output, "Dynamics: pull, landed in SQLite", server, rows, "land-pages");
        }

        await OursAsync(output, "Dynamics: push, UpdateMultiple of 100", CrmProcess.None("dynamics"), rows, "push-multiple");
        await OursAsync(output, "Dynamics: push, $batch of 100", CrmProcess.None("dynamics"), rows, "push-batch");
    }

    /// <summary>A look-alike that has answered both kinds of pull once: it compiles what it runs while it answers first, and that counts for nobody.</summary>
    private static async Task<CrmProcess> CrmAsync(string system, int rows)
    {
        var server = await CrmProcess.StartAsync(Start(["crm-server", system, Text(rows)]), system);
        await MeasureAsync(Start(["crm-measure", system, "pull-pages", Text(rows), server.Address]));
        if (system is "salesforce")
        {
            await MeasureAsync(Start(["crm-measure", system, "pull-bulk", Text(rows), server.Address]));
        }

        return server;
    }

    private static Task OursAsync(TextWriter output, string name, CrmProcess server, int rows, string work) =>
        LineAsync(output, name, rows, () => Start(["crm-measure", server.System, work, Text(rows), server.Address]));

    private static Task TheirsAsync(TextWriter output, string name, int rows, string[] arguments)
    {
        if (Directory.Exists(Path.Combine(Clients, "node_modules")))
        {
            return LineAsync(output, name, rows, () => Node(arguments));
        }

        output.WriteLine($"{name}: run 'npm ci --ignore-scripts' in tests/Contract/clients first");
        return Task.CompletedTask;
    }

    private static async Task LineAsync(TextWriter output, string name, int rows, Func<Process> start)
    {
        List<(double Seconds, double Cpu, double PeakMb)> measured = [];
        for (var time = 0; time < Times; time++)
        {
            measured.Add(await MeasureAsync(start()));
        }

        double Median(Func<(double Seconds, double Cpu, double PeakMb), double> value) => measured.Select(value).Order().ElementAt(Times / 2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-46} {rows,7:N0} {rows / Median(one => one.Seconds),11:N0} {Median(one => one.Cpu),9:0.00} {Median(one => one.PeakMb),9:N0}"));
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
