using System.Globalization;
using CxHub.Domain.Records;
using CxHub.Mapping;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Mapping;

/// <summary>Dates do not shift and instants are what they were, wherever the hub stands.</summary>
public sealed class TimeZoneTests
{
    private static readonly string[] Zones = ["Pacific/Pago_Pago", "Pacific/Kiritimati", "Asia/Ho_Chi_Minh", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Santiago", "Asia/Beirut", "UTC"];

    [Fact]
    public void Map_DateAlone_IsTheSameDateInEveryZone() =>
        Prop.ForAll(Gen.Choose(0, 60_000).Zip(Gen.Elements(Zones)).ToArbitrary(), pair =>
        {
            var day = new DateOnly(1900, 1, 1).AddDays(pair.Item1);

            var person = Setup.Contact("birthDate: d", pair.Item2).Person($$"""{"d":"{{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}"}""");

            return person.BirthDate == day;
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void StartOfDay_OfAnyDayInAnyZone_FallsOnThatDayAndNoEarlierMomentDoes() =>
        Prop.ForAll(Gen.Choose(0, 60_000).Zip(Gen.Elements(Zones)).ToArbitrary(), pair =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(pair.Item2);
            var day = new DateOnly(1950, 1, 1).AddDays(pair.Item1);

            var start = LocalTime.StartOfDay(day, zone);

            return LocalTime.DayOf(start, zone) == day && LocalTime.DayOf(start.AddTicks(-1), zone) < day;
        }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData("Pacific/Pago_Pago", "2026-03-02", "2026-03-02T11:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-03-02", "2026-03-01T10:00:00Z")]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:00:00Z")] // the clocks skip 02:00 to 03:00
    [InlineData("America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z")] // 01:30 comes twice, the first counts
    [InlineData("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z")] // midnight itself is skipped
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-03T15:30:00Z")] // a gap of half an hour
    [InlineData("Asia/Ho_Chi_Minh", "2026-03-02T08:15:30.000+0000", "2026-03-02T08:15:30Z")]
    [InlineData("Asia/Ho_Chi_Minh", "2026-03-02T08:15:30+07:00", "2026-03-02T01:15:30Z")]
    public void Map_MomentInAZone_IsTheInstantInUtc(string zone, string written, string instant)
    {
        var result = Setup.Maps(
            """
            source: salesforce
            maps:
              - { entity: Opportunity, to: Deal, fields: { closedAt: d } }
            """,
            zone).Map(Setup.Row($$"""{"d":"{{written}}"}""", "Opportunity"));

        var deal = (Deal)Assert.IsType<MapResult.Mapped>(Assert.Single(result)).Record;
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), deal.ClosedAt);
        Assert.Equal(TimeSpan.Zero, deal.ClosedAt!.Value.Offset);
    }

    [Fact]
    public void ToUtc_OfTheClockReadingOfAnInstant_ComesBackWithinTheHourThatClocksRepeat() =>
        Prop.ForAll(Gen.Choose(0, 60 * 24 * 365 * 30).Zip(Gen.Elements(Zones)).ToArbitrary(), pair =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(pair.Item2);
            var instant = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(pair.Item1);

            var back = LocalTime.ToUtc(LocalTime.At(instant, zone), zone);

            return back == instant || (zone.IsAmbiguousTime(LocalTime.At(instant, zone)) && back < instant && instant - back <= TimeSpan.FromHours(1));
        }).Check(Config.QuickThrowOnFailure);
}
