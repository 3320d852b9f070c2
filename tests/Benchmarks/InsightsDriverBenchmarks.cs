using BenchmarkDotNet.Attributes;
using CxHub.Insights.Drivers;
using CxHub.Insights.Statistics;

namespace CxHub.Tests.Benchmarks;

/// <summary>300 drivers × 100,000 answers: drivers with intervals and noise floor, linear and logistic regression.</summary>
[MemoryDiagnoser]
public class InsightsDriverBenchmarks
{
    private const int Answers = 100_000;

    private const int Drivers = 300;

    private Column[] _drivers = [];
    private Column _outcome = new("y", []);
    private Column _won = new("won", []);

    [GlobalSetup]
    public void Make()
    {
        SeededRandom random = new(1);
        double[] mood = [.. Enumerable.Range(0, Answers).Select(_ => random.NextNormal())];
        _drivers = [.. Enumerable.Range(0, Drivers).Select(driver => new Column($"d{driver}", Array.ConvertAll(mood, common => Math.Clamp(Math.Round(3 + (0.6 * common) + random.NextNormal()), 1, 5))))];
        _outcome = new("y", [.. Enumerable.Range(0, Answers).Select(row => _drivers[0].Values[row] + (0.5 * _drivers[1].Values[row]) + (2 * random.NextNormal()))]);
        _won = new("won", Array.ConvertAll(_outcome.Values, value => value > 5 ? 1.0 : 0));
    }

    [Benchmark]
    public DriverReport KeyDriversWithIntervals() => KeyDrivers.Analyse(_outcome, _drivers).Value!;

    [Benchmark]
    public OlsFit LinearRegression() => Ols.Fit(_outcome, _drivers).Value!;

    [Benchmark]
    public LogisticFit LogisticRegression() => Logistic.Fit(_won, _drivers).Value!;
}
