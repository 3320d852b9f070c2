using CxHub.Console;
using CxHub.Console.Language;
using CxHub.Tests.Console.Charts;
using Xunit;

namespace CxHub.Tests.Console;

public sealed class TimeWordsTests
{
    [Theory]
    [InlineData(10, "just now", "vừa xong")]
    [InlineData(300, "5 min ago", "5 phút trước")]
    [InlineData(3 * 3600, "3 h ago", "3 giờ trước")]
    [InlineData(-2 * 3600, "in 2 h", "trong 2 giờ nữa")]
    [InlineData(3 * 86400, "3 days ago", "3 ngày trước")]
    [InlineData(40 * 86400, "2 Feb 2026", "2/2/2026")]
    public void Relative_SecondsAgo_IsSaidInBothLanguages(int secondsAgo, string english, string vietnamese)
    {
        var at = Samples.Viewer().Now.AddSeconds(-secondsAgo);

        Assert.Equal(english, Samples.Viewer().Relative(at));
        Assert.Equal(vietnamese, Samples.Viewer(Words.Vietnamese).Relative(at));
    }

    [Fact]
    public void Exact_InTheHubsZone_NamesDateTimeAndZone() =>
        Assert.Equal("14 Mar 2026 10:30 (UTC+7, Asia/Ho_Chi_Minh)", Samples.Viewer().Exact(Samples.Viewer().Now));

    [Fact]
    public void Today_LateEveningUtc_IsAlreadyTomorrowInTheHubsZone() =>
        Assert.Equal(new DateOnly(2026, 3, 15), (Samples.Viewer() with { Now = new(2026, 3, 14, 18, 0, 0, TimeSpan.Zero) }).Today);

    [Fact]
    public void Numbers_InEachLanguage_FollowItsCulture()
    {
        Assert.Equal("1,234.5", Samples.Viewer().Number(1234.5));
        Assert.Equal("1.234,5", Samples.Viewer(Words.Vietnamese).Number(1234.5));
        Assert.Equal("−4", Samples.Viewer().WithSign(-4));
        Assert.Equal("+4", Samples.Viewer().WithSign(4));
        Assert.Equal("0", Samples.Viewer().WithSign(-0.2));
        Assert.Equal("1,250,000\u00a0VND", Samples.Viewer().Amount(1_250_000, "VND"));
    }
}
