using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Insights;
using CxHub.Insights.Drivers;

namespace CxHub.Tests.Insights.Drivers;

public sealed class BehaviourTests
{
    [Fact]
    public void Table_WhatHappenedAfterTheAnswerOrLongBefore_DoesNotCount()
    {
        var input = Input();
        foreach (var i in Enumerable.Range(0, 100))
        {
            input.Read(Feed.Answer($"p{i}", 30, 8));
            input.Read(Feed.Case($"p{i}", 10, 1));
            input.Read(Feed.Case($"p{i}", 300, 1));
            if (i < 50)
            {
                input.Read(Feed.Case($"p{i}", 60, 1));
            }
        }

        var cases = Assert.Single(input.Table().Drivers, driver => driver.Name is "support cases");

        Assert.Equal(50, cases.Values.Sum());
    }

    [Fact]
    public void Table_SeveralAnswersOfOneCustomer_TakesTheLastValidOne()
    {
        var input = Input();
        input.Read(Feed.Answer("an", 30, 9));
        input.Read(Feed.Answer("an", 10, 2));
        input.Read(Feed.Answer("an", 5, 10, status: "partial"));
        input.Read(Feed.Answer("an", 900, 7));

        Assert.Equal([2.0], input.Table().Outcome.Values);
    }

    [Fact]
    public void Table_CaseStillOpenAtTheAnswer_WaitsUntilTheAnswer()
    {
        var input = Input();
        foreach (var i in Enumerable.Range(0, 60))
        {
            input.Read(Feed.Answer($"p{i:D2}", 30, 8));
            input.Read(Feed.Case($"p{i:D2}", 32, i < 30 ? 1 : 20));
        }

        var table = input.Table();

        Assert.Equal(30, table.Drivers.Single(driver => driver.Name is "cases still open").Values.Sum());
        Assert.Equal([24, 48], table.Drivers.Single(driver => driver.Name is "hours waited for a solution").Values.Distinct().Order());
    }

    [Fact]
    public void Table_AmountsOfTwoCurrencies_AreComparedWithinTheirCurrency()
    {
        var input = Input();
        foreach (var i in Enumerable.Range(0, 60))
        {
            input.Read(Feed.Answer($"p{i:D2}", 30, 8));
            input.Read(Feed.Invoice($"p{i:D2}", 40, (i % 30) + 1, i < 30 ? "VND" : "USD"));
            input.Read(Feed.Invoice($"p{i:D2}", 40, 1_000_000, "VND", "draft"));
        }

        var value = input.Table().Drivers.Single(driver => driver.Name is "order value").Values;

        Assert.Equal(value[..30], value[30..]);
        Assert.Equal(1, value[29], 9);
    }

    [Fact]
    public void Table_CustomersWithACase_KnowWhoHandledIt()
    {
        var input = Input();
        Assert.True(EmailAddress.TryParse("mai@example.test", out var mai));
        input.Read(new CustomerRecord<Employee>(new() { Key = new("crm", "User", "u1"), UserId = "u1", Email = mai }, null, null));
        input.Read(new CustomerRecord<Employee>(new() { Key = new("hr", "employees", "7"), Email = mai, HiredOn = new(2024, 5, 1), Skills = "Phone;Vietnamese" }, null, null));
        foreach (var i in Enumerable.Range(0, 80))
        {
            input.Read(Feed.Answer($"p{i}", 30, 8));
            if (i < 70)
            {
                input.Read(Feed.Case($"p{i}", i < 35 ? 60 : 180, 1, "u1"));
            }
        }

        var table = input.Table(DriverGroup.WithCase);

        Assert.Equal(70, table.Outcome.Values.Length);
        var tenure = table.Drivers.Single(driver => driver.Name is "years of service of the agent").Values;
        Assert.Equal([1.591, 1.919], tenure.Distinct().Order().Select(years => Math.Round(years, 3)));
        Assert.Contains("skills of the agent", table.LeftOut);
    }

    [Fact]
    public void Study_PlantedDriver_RanksFirstAndIsAboveNoise()
    {
        BehaviourOptions options = new() { Behaviours = new HashSet<Behaviour> { Behaviour.Cases, Behaviour.Visits } };
        BehaviourInput input = new(DriverOutcome.Nps, TimeRange.Last(365, Feed.Now), options);
        SeededRandom random = new(1);
        foreach (var i in Enumerable.Range(0, 400))
        {
            var late = i % 3 is 0;
            input.Read(Feed.Answer($"p{i}", 30, late ? random.NextInt(6) : 5 + random.NextInt(6)));
            if (late)
            {
                input.Read(Feed.Case($"p{i}", 60, 2));
            }

            if (random.NextInt(2) is 0)
            {
                input.Read(Feed.Visit($"p{i}", 50));
            }
        }

        var study = DriverStudy.Of(input.Table(), DriverOutcome.Nps, DriverGroup.Everyone, options, 200);

        var report = study.Importance.Value!;
        Assert.Equal("support cases", report.Drivers[0].Name);
        Assert.True(report.Drivers[0].IsAboveNoise);
        Assert.True(report.Drivers[0].Correlation < 0);
        Assert.InRange(report.Drivers[0].Performance, 15, 35);
        Assert.False(report.Drivers[^1].IsAboveNoise);
        Assert.Equal("support cases", study.Correlations[0].Name);
    }

    [Fact]
    public void Study_FewerThanThirtyCustomers_RefusesWithTheNumber()
    {
        var input = Input();
        input.Read(Feed.Answer("an", 30, 9));

        var study = DriverStudy.Of(input.Table(), DriverOutcome.Nps, DriverGroup.Everyone, new());

        Assert.Contains("1 customers", study.Importance.Refusal, StringComparison.Ordinal);
    }

    private static BehaviourInput Input() => new(DriverOutcome.Nps, TimeRange.Last(365, Feed.Now), new());
}
