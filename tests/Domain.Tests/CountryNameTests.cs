using CxHub.Domain;
using Xunit;

namespace CxHub.Tests.Domain;

public sealed class CountryNameTests
{
    [Theory]
    [InlineData("VN", "VN")]
    [InlineData("vn", "VN")]
    [InlineData("Việt Nam", "VN")]
    [InlineData("  viet nam ", "VN")]
    [InlineData("U.S.A.", "US")]
    [InlineData("Österreich", "AT")]
    [InlineData("España", "ES")]
    [InlineData("VNM", "VN")]
    [InlineData("Việt  Nam", "VN")]
    [InlineData("Croatia", "HR")]
    [InlineData("Hrvatska", "HR")]
    [InlineData("日本", "JP")]
    [InlineData("Korea", "KR")]
    public void Iso_CountryAsPeopleWriteIt_IsItsCode(string text, string code) => Assert.Equal(code, CountryName.Iso(text));

    [Theory]
    [InlineData("")]
    [InlineData("QQ")]
    [InlineData("Atlantis")]
    [InlineData("Hanoi")]
    [InlineData("Asia")]
    [InlineData("001")]
    public void Iso_NoCountry_IsNull(string text) => Assert.Null(CountryName.Iso(text));
}
