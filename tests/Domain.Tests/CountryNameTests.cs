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
    public void Iso_CountryAsPeopleWriteIt_IsItsCode(string text, string code) => Assert.Equal(code, CountryName.Iso(text));

    [Theory]
    [InlineData("")]
    [InlineData("QQ")]
    [InlineData("Atlantis")]
    public void Iso_NoCountry_IsNull(string text) => Assert.Null(CountryName.Iso(text));
}
