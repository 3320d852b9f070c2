using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CxHub.IdentityResolution;

namespace CxHub.Functions.Commands.Identity;

/// <summary>What a run did, for people and for programs.</summary>
internal static class RunSummary
{
    private const int MostListed = 20;

    public static string Json(IdentityInput input, IdentityResult result, RunTimes times) => JsonSerializer.Serialize(new
    {
        records = input.Data.Records,
        rowsSetAside = input.SetAside.Count,
        setAside = input.SetAside.Take(1000).Select(row => new { file = row.File, row = row.Row, reason = row.Reason }),
        pairsCompared = result.PairsCompared,
        clusters = result.Clusters,
        thresholdBits = result.Threshold,
        secondsPerStage = new
        {
            read = Rounded(times.Read),
            block = Rounded(times.Stages.Block),
            train = Rounded(times.Stages.Train),
            score = Rounded(times.Stages.Score),
            cluster = Rounded(times.Stages.Cluster),
            write = Rounded(times.Write),
        },
        seconds = Rounded(times.Total),
        peakMemoryMb = Process.GetCurrentProcess().PeakWorkingSet64 >> 20,
        columns = input.Columns.Select(column => new { file = column.File, column = column.Column, role = column.Role.ToString() }),
        blocking = result.Blocking.Select(rule => new { rule = rule.Rule, cap = rule.Cap, blocks = rule.Blocks, pairs = rule.Pairs, divided = rule.DividedBlocks, left = rule.LeftBlocks, largestLeft = rule.LargestLeft }),
    });

    public static void Text(IdentityInput input, IdentityResult result, RunTimes times, TextWriter output)
    {
        var culture = CultureInfo.InvariantCulture;
        output.WriteLine(string.Create(culture, $"{input.Data.Records} records, {result.PairsCompared} pairs compared, {result.Clusters} clusters, threshold {result.Threshold:0.0} bits, {times.Total:0.0} s"));

        foreach (var rule in result.Blocking)
        {
            var left = rule.LeftBlocks == 0 ? "" : string.Create(culture, $", {rule.LeftBlocks} blocks left out (largest {rule.LargestLeft})");
            output.WriteLine(string.Create(culture, $"  {rule.Rule,-48} {rule.Pairs,10} pairs in {rule.Blocks} blocks up to {rule.Cap}{left}"));
        }
    }

    public static void WriteInput(this TextWriter messages, IdentityInput input)
    {
        foreach (var row in input.SetAside.Take(MostListed)) { messages.WriteLine($"set aside: {row.File}, row {row.Row}: {row.Reason}"); }

        if (input.SetAside.Count > MostListed) { messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"set aside: {input.SetAside.Count} rows in all, listed with --json")); }

        foreach (var name in input.Data.Schema.SetAside) { messages.WriteLine($"column {name} is not compared: there are more than {IdentitySchema.MostFields} fields"); }
    }

    private static double Rounded(double seconds) => Math.Round(seconds, 3);
}
