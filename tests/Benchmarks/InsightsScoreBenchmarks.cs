using BenchmarkDotNet.Attributes;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Tests.Benchmarks;

/// <summary>A million answers: the score, the roll-up per person and account, the monthly series, win rates.</summary>
[MemoryDiagnoser]
public class InsightsScoreBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    private SurveyAnswer[] _answers = [];
    private ScorePoint[] _scores = [];
    private DealOutcome[] _deals = [];

    [GlobalSetup]
    public void Make()
    {
        SeededRandom random = new(1);
        _answers = [.. Enumerable.Range(0, 1_000_000).Select(i => new SurveyAnswer
        {
            Source = "survey", ResponseId = $"{i}", Person = $"p{random.NextInt(400_000)}", Account = $"a{random.NextInt(50_000)}", Value = random.NextInt(11), AnsweredAt = Now.AddMinutes(-random.NextInt(1_000_000)),
        })];
        _scores = Array.ConvertAll(_answers, answer => new ScorePoint(answer.Account!, answer.AnsweredAt, answer.Value!.Value));
        _deals = [.. Enumerable.Range(0, 100_000).Select(i => new DealOutcome { DealId = $"{i}", Customer = $"a{random.NextInt(50_000)}", Won = random.NextInt(3) == 0, ClosedAt = Now.AddDays(-random.NextInt(300)), Segment = i % 2 == 0 ? "SMB" : "ENT" })];
    }

    [Benchmark]
    public NpsScore Score() => Nps.Measure(_answers);

    [Benchmark]
    public int PerPersonAndAccount() => NpsRollUp.PerAccount(NpsRollUp.PerPerson(_answers, Now, TimeSpan.FromDays(730))).Count;

    [Benchmark]
    public NpsSeries Monthly() => NpsSeries.Of(_answers, Period.Month, TimeZoneInfo.Utc);

    [Benchmark]
    public EffectReport WinRateCrudeAndAdjusted() => AdjustedEffect.Of(EffectStudies.Of(Exposure.Join(_deals, _scores, new())));
}
