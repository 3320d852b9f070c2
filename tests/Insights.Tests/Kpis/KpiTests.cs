using CxHub.Domain.Loop;
using CxHub.Insights.Kpis;
using CxHub.Insights.Outcomes;

namespace CxHub.Tests.Insights.Kpis;

public sealed class KpiTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    private static readonly KpiPeriod Week = KpiPeriod.EndingAt(Now, KpiCadence.Weekly);

    [Fact]
    public void RelationalNps_OneCustomerWithManyAnswers_CountsOnceWithTheLatestAndTransactionalOnesNever()
    {
        KpiEvidence evidence = new()
        {
            Answers =
            [
                .. Enumerable.Range(0, 50).Select(i => Relational($"p{i}", 9, 20)), .. Enumerable.Range(50, 30).Select(i => Relational($"p{i}", 8, 20)), .. Enumerable.Range(80, 20).Select(i => Relational($"p{i}", 2, 20)),
                Relational("p0", 0, 40), Relational("p99", 10, 400), new("p0", Now.AddDays(-1), "transactional", "support", 0, null, null),
            ],
        };

        var reading = Read(KpiCatalog.RelationalNps, evidence);

        Near.Equal(30, reading.Value);
        Assert.Equal(100, reading.N);
        Near.Equal(14.051130, reading.Interval!.Value.Lower);
        Near.Equal(44.201297, reading.Interval!.Value.Upper);
    }

    [Fact]
    public void ServiceCsat_FewerThanTenAnswers_ShowsACountAndNoValue()
    {
        KpiEvidence Of(int n) => new() { Answers = [.. Enumerable.Range(0, n).Select(i => new KpiAnswer($"p{i}", Now.AddDays(-1), "transactional", "support", null, i % 10 < 7 ? 5 : 2, null))] };

        var (few, enough) = (Read(KpiCatalog.ServiceCsat, Of(9)), Read(KpiCatalog.ServiceCsat, Of(200)));

        Assert.Equal((null, 9, KpiGap.TooFew), (few.Value, few.N, few.Gap));
        Near.Equal(70, enough.Value);
        Near.Equal(63.3209316, enough.Interval!.Value.Lower);
        Assert.Equal(KpiGap.NoAnswers, Read(KpiCatalog.ServiceCsat, new()).Gap);
    }

    [Fact]
    public void TeamCsat_TeamOfFewAnswers_IsHiddenAmongTheOthers()
    {
        KpiEvidence evidence = new()
        {
            Answers = [.. Enumerable.Range(0, 20).Select(i => Support("Hotline", i < 15 ? 5 : 1)), .. Enumerable.Range(0, 4).Select(_ => Support("Field", 5)), Support(null, 1)],
        };

        var reading = Read(KpiCatalog.TeamCsat, evidence);

        Assert.Equal([("Field", null, 4L), ("Hotline", 75d, 20L)], reading.Parts.Select(part => (part.Name, part.Value, part.N)));
        Assert.Equal(24, reading.N);
    }

    [Fact]
    public void ClosedLoop_WorkNotDueYet_IsNeitherDoneNorMissed()
    {
        KpiEvidence evidence = new()
        {
            FollowUps =
            [
                Work("done-early", FollowUpState.Completed, dueInHours: 48, closedInHours: -5), Work("done-late", FollowUpState.Completed, dueInHours: -30, closedInHours: -2), Work("overdue", FollowUpState.Open, dueInHours: -1),
                Work("waiting", FollowUpState.Open, dueInHours: 6), Work("cancelled", FollowUpState.Cancelled, dueInHours: -3), Work("refused", FollowUpState.Rejected, dueInHours: -4),
            ],
        };

        var reading = Read(KpiCatalog.ClosedLoopRate, evidence);

        Near.Equal(50, reading.Value);
        Assert.Equal(4, reading.N);
        Near.Equal(((Now.AddHours(-5) - Triggered).TotalHours + (Now.AddHours(-2) - Triggered).TotalHours) / 2, Read(KpiCatalog.TimeToClose, evidence).Value);
    }

    [Fact]
    public void RevenueAtRisk_RedCustomers_CountTheirYearLessCreditMemos()
    {
        KpiEvidence evidence = new()
        {
            Health = [.. Enumerable.Range(0, 12).Select(i => new HealthPoint($"p{i}", Now.AddDays(-60), HealthBand.Green)), new("p0", Now.AddDays(-3), HealthBand.Red), new("p1", Now.AddDays(1), HealthBand.Red)],
            Revenue = [.. Enumerable.Range(0, 12).Select(i => new RevenuePoint($"p{i}", Now.AddDays(-100), 1000, "VND")), new("p0", Now.AddDays(-90), -400, "VND"), new("p0", Now.AddDays(-400), 9000, "VND"), new("nobody", Now.AddDays(-1), 5000, "VND")],
        };
        var kind = KpiCatalog.Find(KpiCatalog.RevenueAtRisk)!;

        var (now, before) = (KpiMeasures.Read(kind, evidence, Week), KpiMeasures.Read(kind, evidence, Week.Before()));

        Assert.Equal((600d, "VND", 12L), (now.Value!.Value, now.Currency, now.N));
        Assert.Equal(0d, before.Value);
        Near.Equal(600, KpiChange.Between(now, before)!.Difference);
        Assert.Null(KpiChange.Between(now, before)!.BeyondNoise);
    }

    [Fact]
    public void WinRateByBand_DealsOfThePeriod_AreJudgedByTheAnswerBefore()
    {
        KpiEvidence evidence = new()
        {
            Deals = [.. Enumerable.Range(0, 40).Select(i => Deal(i, won: i < 10 || i is 20 or 21, days: 2)), .. Enumerable.Range(100, 40).Select(i => Deal(i, won: true, days: 30))],
            Scores = [.. Enumerable.Range(0, 20).Select(i => new ScorePoint($"a{i}", Now.AddDays(-40), 10)), .. Enumerable.Range(20, 20).Select(i => new ScorePoint($"a{i}", Now.AddDays(-40), 3))],
        };

        var reading = Read(KpiCatalog.WinRateByBand, evidence);

        Near.Equal(30, reading.Value);
        Assert.Equal(40, reading.N);
        Assert.Equal([("detractor", 10d), ("passive", null), ("promoter", 50d)], reading.Parts.Select(part => (part.Name, part.Value)));
    }

    [Fact]
    public void Change_WithinTheNoiseOfBothPeriods_IsNotCalledBetter()
    {
        KpiReading Of(int satisfied, int n) => KpiReading.Of(new Share(satisfied, n), KpiGap.NoAnswers);

        Assert.False(KpiChange.Between(Of(140, 200), Of(135, 200))!.BeyondNoise);
        Assert.True(KpiChange.Between(Of(140, 200), Of(100, 200))!.BeyondNoise);
        Assert.Null(KpiChange.Between(Of(140, 200), KpiReading.None(KpiGap.NoAnswers)));
    }

    [Fact]
    public void Board_Department_SeesItsOwnNumbersAndNoFalseVerdicts()
    {
        KpiPlan plan = new(
            [
                Kpi(Department.Service, KpiCatalog.ServiceCsat, new(70, true)), Kpi(Department.Service, KpiCatalog.RejectedRows, new(0, false)), Kpi(Department.Service, KpiCatalog.ServiceCes, new(5, true)),
                Kpi(Department.Sales, KpiCatalog.WinRateByBand, new(30, true)), Kpi(Department.Service, KpiCatalog.ClosedLoopRate, new(80, true)), Kpi(Department.Service, KpiCatalog.SurveyCoverage, null),
            ],
            new Dictionary<Department, string>(),
            [new(KpiCatalog.ServiceCsat, 77, "An index", 2025, null, null)]);
        KpiSnapshot measured = new(Now,
            [
                Figure(KpiCatalog.ServiceCsat, new() { Value = 80, N = 200, Interval = new(75, 85) }), Figure(KpiCatalog.RejectedRows, new() { Value = 2, N = 200 }), Figure(KpiCatalog.ServiceCes, new() { Value = 5.1, N = 40, Interval = new(4.8, 5.4) }),
                Figure(KpiCatalog.ClosedLoopRate, KpiReading.None(KpiGap.NoFollowUps)), Figure(KpiCatalog.SurveyCoverage, new() { Value = 3, N = 50 }),
            ]);

        var rows = KpiBoard.Of(plan, Department.Service, measured);

        Assert.Equal([KpiState.Met, KpiState.Missed, KpiState.TooCloseToCall, KpiState.NoValue, KpiState.NoTarget], rows.Select(row => row.State));
        Assert.Equal(77, Assert.Single(rows[0].Benchmarks).Value);
        Assert.All(KpiBoard.Of(plan, Department.Service, null), row => Assert.Equal(KpiState.NoValue, row.State));
    }

    [Fact]
    public void Measure_EveryKindWithoutAnyData_SaysWhyThereIsNoFigure()
    {
        KpiPlan plan = new([.. KpiCatalog.All.Select(kind => Kpi(Department.It, kind.Name, null))], new Dictionary<Department, string>(), []);

        var figures = KpiMeasures.Measure(plan, new(), Now).Figures;

        Assert.Equal(KpiCatalog.All.Count, figures.Count);
        Assert.All(figures, figure => Assert.NotEmpty(KpiGaps.Sentence(figure.Now.Gap!.Value)));
    }

    [Fact]
    public void Snapshot_WrittenAndRead_KeepsEveryFigureAndRefusesWhatItDoesNotKnow()
    {
        KpiSnapshot measured = new(Now, [Figure(KpiCatalog.ServiceCsat, new() { Value = 80, N = 200, Interval = new(75, 85), Parts = [new("x", 3, 4)] }), Figure(KpiCatalog.SyncLag, KpiReading.None(KpiGap.NoPush))]);

        var read = KpiSnapshot.Read(measured.ToJson())!;

        Assert.Equal(measured.ToJson(), read.ToJson());
        Assert.Equal(KpiGap.NoPush, read.Figures[1].Now.Gap);
        Assert.Equal(new Interval(75, 85), read.Figures[0].Now.Interval);
        Assert.Null(KpiSnapshot.Read("{\"measuredAt\":\"never\"}"));
        Assert.Null(KpiSnapshot.Read(null));
    }

    private static DateTimeOffset Triggered => Now.AddHours(-60);

    private static KpiReading Read(string kpi, KpiEvidence evidence) => KpiMeasures.Read(KpiCatalog.Find(kpi)!, evidence, Week);

    private static KpiAnswer Relational(string customer, int nps, int days) => new(customer, Now.AddDays(-days), "relational", null, nps, null, null);

    private static KpiAnswer Support(string? team, int csat) => new("p", Now.AddDays(-2), "transactional", "support", null, csat, null, team);

    private static DealOutcome Deal(int i, bool won, int days) => new() { DealId = $"d{i}", Customer = $"a{i}", Won = won, ClosedAt = Now.AddDays(-days) };

    private static KpiDefinition Kpi(Department department, string name, KpiTarget? target) =>
        new() { Kind = KpiCatalog.Find(name)!, Department = department, Title = name, Cadence = KpiCadence.Weekly, Target = target };

    private static KpiFigure Figure(string name, KpiReading now) => new(name, KpiCadence.Weekly, Week, now, KpiReading.None(KpiGap.NoAnswers));

    private static FollowUp Work(string key, FollowUpState state, int dueInHours, int? closedInHours = null) => new()
    {
        Key = key,
        Rule = "r",
        FeedbackKey = new("s", "e", key),
        ProfileId = "p",
        Target = "t",
        State = state,
        TriggeredAt = Triggered,
        ClosedAt = closedInHours is { } hours ? Now.AddHours(hours) : null,
        Order = new() { Key = key, Subject = "S", Description = "D", DueAt = Now.AddHours(dueInHours) },
    };
}
