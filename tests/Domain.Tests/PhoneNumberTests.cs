using CxHub.Domain;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Domain;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("0901 234 567", "VN", "+84901234567")]
    [InlineData("+84 (0) 901-234-567", "VN", "+84901234567")]
    [InlineData("0084 901 234 567", "US", "+84901234567")]
    [InlineData("84901234567", "VN", "+84901234567")]
    [InlineData("0162 345 6789", "VN", "+84323456789")]
    [InlineData("(212) 555-0100 x12", "US", "+12125550100")]
    [InlineData("020 7946 0000", "GB", "+442079460000")]
    public void TryParse_NumberAsPeopleWriteIt_IsE164(string text, string region, string expected)
    {
        Assert.True(PhoneNumber.TryParse(text, region, out var number));
        Assert.Equal(expected, number.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1111111111")]
    [InlineData("12345")]
    [InlineData("call me")]
    public void TryParse_Placeholder_IsNoNumber(string text) => Assert.False(PhoneNumber.TryParse(text, "VN", out _));

    [Fact]
    public void TryParse_ItsOwnOutput_ChangesNothing() =>
        Prop.ForAll(Gen.Choose(200_000_000, 999_999_999).ToArbitrary(), national =>
        {
            var parsed = PhoneNumber.TryParse(FormattableString.Invariant($"0{national}"), "VN", out var first);
            return !parsed || (PhoneNumber.TryParse(first.Value, "US", out var again) && again == first);
        }).Check(Config.QuickThrowOnFailure);
}
