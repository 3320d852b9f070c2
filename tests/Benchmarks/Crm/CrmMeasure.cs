using System.Diagnostics;
using System.Globalization;
using CxHub.Domain.Ports;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PullSources;
using CxHub.Storage;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>One pull or push by the product's connector, alone in this process: seconds, CPU seconds and peak memory as one JSON line.</summary>
internal static class CrmMeasure
{
    /// <summary>As many rows as the hub plans and writes together.</summary>
    private const int Batch = 10_000;

    public static async Task RunAsync(string system, string work, int rows, Uri address)
    {
        var crm = CrmSystem.Of(system, work, address);
        await SignInAsync(crm, work);
        var started = Stopwatch.GetTimestamp();
        var done = await (work.Split('-')[0] switch
        {
            "push" => PushAsync(crm, rows),
            "land" => LandAsync(crm),
            _ => PullAsync(crm),
        });
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (done != rows)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{system} {work}: {done} of {rows} rows"));
        }

        using var process = Process.GetCurrentProcess();
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"seconds":{{seconds:0.000}},"cpu":{{process.TotalProcessorTime.TotalSeconds:0.000}},"peakMb":{{process.PeakWorkingSet64 / 1048576.0:0.0}}}"""));
    }

    /// <summary>The other clients sign in before their clock starts, too.</summary>
    private static Task SignInAsync(CrmSystem crm, string work) => work.StartsWith("push", StringComparison.Ordinal) ? Task.CompletedTask : crm.Source.CheckAsync(CancellationToken.None);

    private static IAsyncEnumerable<SourcePage> Pages(CrmSystem crm) => crm.Source.PullAsync(new PullRequest(crm.Entity, crm.Fields, null), CancellationToken.None).OneAhead();

    private static async Task<int> PullAsync(CrmSystem crm)
    {
        var read = 0;
        await foreach (var page in Pages(crm))
        {
            read += page.Records.Count;
        }

        return read;
    }

    /// <summary>The pull as the hub does it: each page with the list of what to map and its cursor, in one transaction of a new store.</summary>
    private static async Task<int> LandAsync(CrmSystem crm)
    {
        await using var store = await HubStore.OpenAsync("sqlite::memory:", TimeProvider.System);
        var changed = 0;
        await foreach (var page in Pages(crm))
        {
            changed += await store.WriteAsync(session => LandAsync(session, crm, page));
        }

        return changed;
    }

    private static async Task<int> LandAsync(HubSession session, CrmSystem crm, SourcePage page)
    {
        var keys = await session.Records.LandAsync(page.Records, page.IsFullLoad);
        await session.Pending.AddAsync(PendingStep.Map, [.. keys.Select(key => key.ToString())]);
        if (page.Cursor is not null)
        {
            await session.Cursors.SetAsync(new SourceCursor(crm.Source.Name, crm.Entity, page.Cursor, null, TimeProvider.System.GetUtcNow(), null, null));
        }

        return keys.Count;
    }

    private static async Task<int> PushAsync(CrmSystem crm, int rows)
    {
        var written = 0;
        foreach (var numbers in Enumerable.Range(1, rows).Chunk(Batch))
        {
            var batch = new PushBatch("benchmark", crm.Entity, [.. numbers.Select(number => new PushRow(crm.Id(number), null, crm.Values(number)))]);
            await foreach (var result in crm.Sink.WriteAsync(batch, CancellationToken.None))
            {
                written += result.Outcome is RowOutcome.Written ? 1 : 0;
            }
        }

        return written;
    }
}
