using CxHub.Domain;
using Xunit;

namespace CxHub.Tests.Domain;

public sealed class SourceKeyTests
{
    [Theory]
    [InlineData("salesforce", "Contact", "0035g00000ABCDEAA4")]
    [InlineData("surveys", "responses", "a/b/c")]
    public void TryParse_OfItsText_IsTheKey(string source, string entity, string id)
    {
        var key = new SourceKey(source, entity, id);

        Assert.True(SourceKey.TryParse(key.ToString(), out var parsed));
        Assert.Equal(key, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("salesforce/Contact")]
    [InlineData("/Contact/1")]
    public void TryParse_WithAPartMissing_Fails(string? text) => Assert.False(SourceKey.TryParse(text, out _));

    [Fact]
    public void CompareTo_Keys_OrdersBySourceThenEntityThenId()
    {
        SourceKey[] keys = [new("b", "a", "1"), new("a", "b", "1"), new("a", "a", "2"), new("a", "a", "10")];

        Assert.Equal(["a/a/10", "a/a/2", "a/b/1", "b/a/1"], keys.Order().Select(key => key.ToString()));
    }
}
