using System.Diagnostics;
using System.Globalization;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Training;

namespace CxHub.Functions.Commands.Identity;

/// <summary><c>identity resolve</c>: CSV in, <c>record_id,cluster_id</c> out, optionally pairs and a JSON summary as the last line.</summary>
public static class ResolveRun
{
    public static void Execute(ResolveOptions options, TextWriter output, TextWriter messages, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var model = options.Model is null ? null : ModelFile.Read(options.Model);
        var input = IdentityInput.Read(options.Inputs, options.Maps, options.Settings, cancellationToken);
        var read = Stopwatch.GetElapsedTime(started).TotalSeconds;
        messages.WriteInput(input);
        var result = Resolve(input.Data, options.Settings, model);
        cancellationToken.ThrowIfCancellationRequested();
        var writing = Stopwatch.GetTimestamp();

        if (options.Output is { } clusters) { WriteClusters(result, clusters, cancellationToken); }

        if (options.Pairs is { } pairs) { WritePairs(result, pairs, cancellationToken); }

        var times = new RunTimes(read, result.Stages, Stopwatch.GetElapsedTime(writing).TotalSeconds, Stopwatch.GetElapsedTime(started).TotalSeconds);
        if (options.Json) { output.WriteLine(RunSummary.Json(input, result, times)); }
        else { RunSummary.Text(input, result, times, output); }
    }

    internal static IdentityResult Resolve(IdentityDataset data, IdentitySettings settings, IdentityModel? model)
    {
        try
        {
            return IdentityEngine.Resolve(data, settings, model);
        }
        catch (ArgumentException e) when (e.ParamName == "model")
        {
            throw new IdentityInputException(e.Message);
        }
    }

    private static void WriteClusters(IdentityResult result, string path, CancellationToken cancellationToken)
    {
        using var file = new OutputFile(path);
        file.Writer.Write("record_id,cluster_id\n");

        for (var row = 0; row < result.Data.Rows; row++)
        {
            if ((row & 0xFFFF) == 0) { cancellationToken.ThrowIfCancellationRequested(); }

            WriteCell(file.Writer, result.Data.RecordId(row));
            file.Writer.Write(",c");
            file.Writer.Write(result.ClusterOf(row));
            file.Writer.Write('\n');
        }

        file.Complete();
    }

    private static void WritePairs(IdentityResult result, string path, CancellationToken cancellationToken)
    {
        using var file = new OutputFile(path);
        file.Writer.Write("left_id,right_id,probability\n");

        foreach (var pair in result.Pairs(result.Threshold - result.Settings.ReviewBits))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var swap = string.CompareOrdinal(pair.Left.RecordId, pair.Right.RecordId) > 0;
            WriteCell(file.Writer, (swap ? pair.Right : pair.Left).RecordId);
            file.Writer.Write(',');
            WriteCell(file.Writer, (swap ? pair.Left : pair.Right).RecordId);
            file.Writer.Write(',');
            file.Writer.Write(pair.Probability.ToString("0.000000", CultureInfo.InvariantCulture));
            file.Writer.Write('\n');
        }

        file.Complete();
    }

    private static void WriteCell(StreamWriter writer, string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0) { writer.Write(text); }
        else { writer.Write($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""); }
    }
}
