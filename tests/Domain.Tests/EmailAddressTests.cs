using CxHub.Domain;
using Xunit;

namespace CxHub.Tests.Domain;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(" Lan.Tran@Example.VN ", "lan.tran@example.vn")]
    [InlineData("mailto:an@x.test", "an@x.test")]
    [InlineData("<o'neil@x.test>", "o'neil@x.test")]
    public void TryParse_AddressAsItArrives_IsTrimmedAndLowerCase(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        Assert.Equal(expected, address.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("bad-email")]
    [InlineData("a@b")]
    [InlineData("a@@b.c")]
    [InlineData("a b@c.d")]
    [InlineData("a@b.c, d@e.f")]
    public void TryParse_WhatIsNoAddress_IsRefused(string? text) => Assert.False(EmailAddress.TryParse(text, out _));

    [Fact]
    public void Parts_OfAnAddress_AreUserAndDomain()
    {
        Assert.True(EmailAddress.TryParse("lan@example.vn", out var address));

        Assert.Equal(("lan", "example.vn"), (address.User, address.Domain));
    }
}
