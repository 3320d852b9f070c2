using System.Diagnostics;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.Functions.Reports;
using CxHub.Insights.Drivers;
using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;
using CxHub.Insights.Text;
using CxHub.Storage;

namespace CxHub.Tests.Benchmarks;

/// <summary>What the insights cost on a store with many answers: seconds of each report and the peak memory of the process.</summary>
internal static class AnswerVolume
{
    private const int Batch = 20_000;

    private static readonly string[] Touchpoints = ["delivery", "support", "billing", "website", "onboarding"];

    private static readonly string[] Comments = ["Late delivery and rude staff", "Great service, thank you", "Giao hàng chậm quá", "Nhân viên nhiệt tình, rất tốt", "The invoice was wrong", "Website is easy to use"];

    public static async Task MeasureAsync(int answers, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("cxhub-answers-").FullName;
        try
        {
            await using var store = await HubStore.OpenAsync($"sqlite:{Path.Combine(folder, "hub.db")}", TimeProvider.System);
            await TimeAsync(output, $"{answers:N0} answers stored, every third with a comment", () => FillAsync(store, answers));
            await TimeAsync(output, "their comments judged, topics found", () => JudgeAsync(store));
            await ReportsAsync(store, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ReportsAsync(HubStore store, TextWriter output)
    {
        StoreReports reports = new(store, new ScoreOptions(), new HubConfig { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"), Region = "VN", Store = "", Url = new Uri("http://localhost") }, new DriverStudies(), Taxonomy.BuiltIn, TimeProvider.System);
        StoreQuery all = new() { Days = 800 };
        Peak(output, "memory before the reports");
        await TimeAsync(output, "report nps", () => reports.NpsAsync(all with { Kind = "transactional" }, default));
        await TimeAsync(output, "report csat --by touchpoint --period month", () => reports.CsatAsync(all with { By = "touchpoint", Period = "month" }, default));
        await TimeAsync(output, "report ces --by channel", () => reports.CesAsync(all with { By = "channel" }, default));
        await TimeAsync(output, "report trend --period week", () => reports.TrendAsync(all with { Kind = "transactional", Period = "week" }, default));
        await TimeAsync(output, "report topics", () => reports.TopicsAsync(all, default));
        await TimeAsync(output, "page Feedback, negative ones", () => store.ReadAsync(async session => (await session.Answers.CountAsync(new() { Sentiment = "negative" }), await session.Answers.PageAsync(new() { Sentiment = "negative" }, 0, 30))));
        Peak(output, "peak memory");
    }

    private static async Task<int> FillAsync(HubStore store, int answers)
    {
        SeededRandom random = new(1);
        var now = TimeProvider.System.GetUtcNow();
        for (var from = 0; from < answers; from += Batch)
        {
            Feedback[] batch = [.. Enumerable.Range(from, Math.Min(Batch, answers - from)).Select(i => One(i, random, now))];
            await store.WriteAsync(session => session.Canonical.PutAsync(batch));
        }

        return answers;
    }

    private static Feedback One(int i, SeededRandom random, DateTimeOffset now) => new()
    {
        Key = new SourceKey("surveys", "responses", $"{i:D8}"),
        AnsweredAt = now.AddMinutes(-random.NextInt(2 * 365 * 24 * 60)),
        Nps = random.NextInt(11),
        Csat = random.NextInt(3) is 0 ? 1 + random.NextInt(5) : null,
        Ces = random.NextInt(3) is 0 ? 1 + random.NextInt(7) : null,
        Touchpoint = Touchpoints[random.NextInt(Touchpoints.Length)],
        Channel = random.NextInt(2) is 0 ? "email" : "sms",
        Comment = i % 3 is 0 ? Comments[random.NextInt(Comments.Length)] : null,
    };

    private static async Task<int> JudgeAsync(HubStore store)
    {
        TopicFinder finder = new(Taxonomy.BuiltIn.Topics);
        while (await store.ReadAsync(session => session.Answers.UnjudgedAsync(Batch)) is { Count: > 0 } waiting)
        {
            var judged = waiting.AsParallel().AsOrdered().Select(answer => (answer.Key, CommentJudge.WordList.Judge(answer.Comment!, answer.Language))).ToList();
            var topics = waiting.AsParallel().AsOrdered().SelectMany(answer => finder.Find(answer.Comment!, answer.Language).Select(mention => new AnswerTopic(answer.Key, mention.Topic.Code, mention.Sentiment.ToString()))).ToList();
            await store.WriteAsync(async session =>
            {
                await session.Answers.JudgeAsync("benchmark", judged);
                await session.Answers.PutTopicsAsync([.. judged.Select(one => one.Key)], topics);
            });
        }

        return 0;
    }

    private static async Task TimeAsync<T>(TextWriter output, string name, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        output.WriteLine(FormattableString.Invariant($"{name,-60} {watch.Elapsed.TotalSeconds,8:N2} s"));
    }

    private static void Peak(TextWriter output, string name)
    {
        using var process = Process.GetCurrentProcess();
        output.WriteLine(FormattableString.Invariant($"{name,-60} {process.PeakWorkingSet64 >> 20,8:N0} MB"));
    }
}
