using BenchmarkDotNet.Attributes;
using CxHub.Insights.Statistics;
using CxHub.Insights.Text;

namespace CxHub.Tests.Benchmarks;

/// <summary>Training on 12,000 comments (goal: seconds) and classifying (goal: 20,000 a second on two cores).</summary>
[MemoryDiagnoser]
public class InsightsTextBenchmarks
{
    private static readonly string[] Words = ["giao", "hàng", "chậm", "nhân", "viên", "nhiệt", "tình", "không", "tốt", "rất", "dịch", "vụ", "the", "staff", "late", "great", "support", "slow", "app", "delivery"];

    private TextExample[] _training = [];
    private string[] _comments = [];
    private TextModel _model = null!;

    [GlobalSetup]
    public void Make()
    {
        SeededRandom random = new(1);
        string Comment(int label) => string.Join(' ', Enumerable.Range(0, 18).Select(_ => random.NextInt(4) switch { 0 => $"w{(int)Math.Pow(10, 4.3 * random.NextDouble())}", 1 => $"l{label}{random.NextInt(40)}", _ => Words[random.NextInt(Words.Length)] }));
        _training = [.. Enumerable.Range(0, 12_000).Select(i => new TextExample(Comment(i % 3), $"label {i % 3}"))];
        _comments = [.. Enumerable.Range(0, 20_000).Select(i => Comment(i % 3))];
        _model = TextTrainer.Train(_training).Value!;
    }

    [Benchmark]
    public TextModel Train12000() => TextTrainer.Train(_training).Value!;

    [Benchmark]
    public int Classify20000()
    {
        var sure = 0;
        Parallel.ForEach(_comments, comment => Interlocked.Add(ref sure, _model.Classify(comment).Review is null ? 1 : 0));

        return sure;
    }

    [Benchmark]
    public int Lexicon20000()
    {
        var decided = 0;
        Parallel.ForEach(_comments, comment => Interlocked.Add(ref decided, LexiconSentiment.Judge(comment).Label is Sentiment.Undecided ? 0 : 1));

        return decided;
    }
}
