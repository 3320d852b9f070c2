using CxHub.Domain;
using Xunit;

namespace CxHub.Tests.Domain;

public sealed class CountryTests
{
    [Theory]
    [InlineData("VN", "VN")]
    [InlineData(" vn ", "VN")]
    [InlineData("VNM", "VN")]
    [InlineData("Vietnam", "VN")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("Việt  Nam", "VN")]
    [InlineData("Deutschland", "DE")]
    [InlineData("GERMANY", "DE")]
    [InlineData("U.S.A.", "US")]
    [InlineData("United States", "US")]
    [InlineData("England", "GB")]
    [InlineData("United Kingdom", "GB")]
    [InlineData("日本", "JP")]
    [InlineData("Österreich", "AT")]
    [InlineData("Korea", "KR")]
    [InlineData("Singapore", "SG")]
    public void CodeOf_CountryAsPeopleWriteIt_IsItsIsoCode(string text, string expected) => Assert.Equal(expected, Country.CodeOf(text));

    [Theory]
    [InlineData("")]
    [InlineData("ZZ")]
    [InlineData("Hanoi")]
    [InlineData("Asia")]
    [InlineData("001")]
    public void CodeOf_SomethingElse_IsNothing(string text) => Assert.Null(Country.CodeOf(text));
}
