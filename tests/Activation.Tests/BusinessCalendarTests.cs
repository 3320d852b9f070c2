using System.Globalization;
using CxHub.Activation.FollowUps;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Activation;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Office = BusinessCalendar.Default(Setup.Vietnam);

    [Fact]
    public void AddHours_MondayNineWithTwentyFourWorkingHours_IsWednesdayThree() =>
        Assert.Equal(Local("2026-03-04 15:00"), Office.AddHours(Local("2026-03-02 09:00"), TimeSpan.FromHours(24)));

    [Theory]
    [InlineData("2026-03-02 09:00", 1, "2026-03-03 09:00")] // Monday
    [InlineData("2026-03-06 16:30", 1, "2026-03-09 16:30")] // Friday to Monday
    [InlineData("2026-03-07 10:00", 1, "2026-03-10 08:00")] // Saturday counts as Monday's opening
    [InlineData("2026-03-02 20:00", 1, "2026-03-04 08:00")] // after hours counts as Tuesday's opening
    [InlineData("2026-03-02 05:00", 2, "2026-03-04 08:00")] // before hours
    [InlineData("2026-03-02 09:00", 10, "2026-03-16 09:00")]
    public void AddDays_FromAnyMoment_IsTheSameTimeOnALaterWorkingDay(string from, int days, string expected) =>
        Assert.Equal(Local(expected), Office.AddDays(Local(from), days));

    [Fact]
    public void AddDays_OverHolidaysAndALunchBreak_SkipsThem()
    {
        var calendar = Calendar("hours: { mon-thu: \"08:00-12:00, 13:00-17:00\", fri: \"08:00-12:00\" }\n  holidays: [2026-03-03]");

        Assert.Equal(Local("2026-03-04 10:00"), calendar.AddDays(Local("2026-03-02 10:00"), 1));
        Assert.Equal(Local("2026-03-02 14:00"), calendar.AddHours(Local("2026-03-02 10:00"), TimeSpan.FromHours(3)));
        // Friday has no afternoon: not later than its close.
        Assert.Equal(Local("2026-03-06 12:00"), calendar.AddDays(Local("2026-03-05 16:00"), 1));
        Assert.Equal(TimeSpan.FromHours(8), calendar.Between(Local("2026-03-02 10:00"), Local("2026-03-04 10:00")));
    }

    [Fact]
    public void AddHours_OnTheDayTheClocksChange_CountsHoursThatReallyPass()
    {
        var night = new BusinessCalendar(
            TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
            Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => (IReadOnlyList<WorkingHours>)[new WorkingHours(new TimeOnly(0, 0), new TimeOnly(6, 0))]),
            new HashSet<DateOnly>());
        var beforeSpring = new DateTimeOffset(2026, 3, 28, 23, 0, 0, TimeSpan.Zero); // midnight of the 29th
        var beforeAutumn = new DateTimeOffset(2026, 10, 24, 22, 0, 0, TimeSpan.Zero); // midnight of the 25th

        Assert.Equal(TimeSpan.FromHours(5), night.Between(beforeSpring, beforeSpring.AddHours(12)));
        Assert.Equal(TimeSpan.FromHours(7), night.Between(beforeAutumn, beforeAutumn.AddHours(12)));
        Assert.Equal(beforeSpring.AddHours(5), night.AddHours(beforeSpring, TimeSpan.FromHours(5)));
    }

    [Fact]
    public void AddHours_AndBetween_AreEachOthersInverse() =>
        Prop.ForAll(Gen.Choose(0, 60 * 24 * 400).Zip(Gen.Choose(1, 60 * 200)).ToArbitrary(), pair =>
        {
            var from = Setup.Monday.AddMinutes(pair.Item1);
            var work = TimeSpan.FromMinutes(pair.Item2);

            return Office.Between(from, Office.AddHours(from, work)) == work;
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void AddHours_SplitInTwo_EndsAtTheSameMoment() =>
        Prop.ForAll(Gen.Choose(0, 60 * 24 * 60).Zip(Gen.Choose(1, 3000)).Zip(Gen.Choose(1, 3000)).ToArbitrary(), parts =>
        {
            var from = Setup.Monday.AddMinutes(parts.Item1.Item1);
            var (first, second) = (TimeSpan.FromMinutes(parts.Item1.Item2), TimeSpan.FromMinutes(parts.Item2));

            return Office.AddHours(Office.AddHours(from, first), second) == Office.AddHours(from, first + second);
        }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData("zone: Asia/Hochiminh", "unknown time zone 'Asia/Hochiminh'")]
    [InlineData("hours: { mon-frii: \"08:00-17:00\" }", "'mon-frii' is not a day")]
    [InlineData("hours: { mon: \"17:00-08:00\" }", "'17:00-08:00' is not a stretch of working time")]
    [InlineData("hours: { mon: \"08:00-12:00, 11:00-17:00\" }", "'11:00-17:00' is not a stretch of working time")]
    [InlineData("hours: { mon-wed: \"08:00-12:00\", tue: \"08:00-12:00\" }", "Tuesday has hours already")]
    [InlineData("hours: { mon: ~ }", "no day has working hours")]
    [InlineData("holidays: [2026-02-30]", "'2026-02-30' is not a day")]
    [InlineData("hollidays: []", "unknown key 'hollidays'")]
    public void Load_MistakeInTheCalendar_IsReported(string line, string message) =>
        Assert.Contains(Setup.RuleProblems($"calendar:\n  {line}\nrules: []"), problem => problem.Contains(message, StringComparison.Ordinal));

    private static BusinessCalendar Calendar(string lines) => Setup.Rules($"calendar:\n  {lines}\nrules: []").Calendar;

    private static DateTimeOffset Local(string reading) =>
        new(DateTime.ParseExact(reading, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
