using CxHub.Insights;

namespace CxHub.Tests.Insights.Scores;

public sealed class PeriodTests
{
    private static readonly TimeZoneInfo Hanoi = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData(Period.Day)]
    [InlineData(Period.Week)]
    [InlineData(Period.Month)]
    [InlineData(Period.Quarter)]
    [InlineData(Period.Year)]
    public void Split_AnyRange_PutsEveryMomentIntoThePeriodOfItsName(Period period)
    {
        SeededRandom random = new(7);
        foreach (var zone in new[] { Hanoi, Berlin, TimeZoneInfo.Utc })
        {
            var range = TimeRange.Last(500, new(2026, 6, 1, 9, 30, 0, TimeSpan.Zero));
            var parts = Periods.Split(range, period, zone).ToList();

            Assert.Equal((range.From, range.To), (parts[0].Range.From, parts[^1].Range.To));
            Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.Range.To, pair.Second.Range.From));
            for (var draw = 0; draw < 500; draw++)
            {
                var moment = range.From.AddMinutes(1 + random.NextInt(499 * 24 * 60));
                Assert.Equal(Periods.NameOf(moment, period, zone), Assert.Single(parts, part => part.Range.Holds(moment)).Name);
            }
        }
    }

    [Fact]
    public void Split_AnswerAtMidnight_BelongsToTheDayThatBegins()
    {
        DateTimeOffset midnight = new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(7));

        var parts = Periods.Split(TimeRange.Last(10, midnight.AddDays(3)), Period.Month, Hanoi).ToList();

        Assert.Equal(["2026-02", "2026-03"], parts.Select(part => part.Name));
        Assert.True(parts[1].Range.Holds(midnight));
    }
}
