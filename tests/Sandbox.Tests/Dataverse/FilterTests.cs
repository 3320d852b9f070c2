using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Dataverse.OData;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Sandbox.Dataverse;

public sealed class FilterTests
{
    [Fact]
    public void Parse_AnyQuotedText_GivesTheTextBack() =>
        Prop.ForAll<string>(text =>
        {
            var plain = text ?? string.Empty;

            var node = FilterParser.Parse($"lastname eq '{plain.Replace("'", "''", StringComparison.Ordinal)}'", _ => null);

            return node is FilterNode.Compare { Right: FilterOperand.Literal { Value: string read } } && read == plain;
        }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData("lastname eq 'open", "unterminated literal at position 12")]
    [InlineData("lastname eq", "Syntax error at position 11")]
    [InlineData("lastname eq 'a' and", "Syntax error at position 19")]
    [InlineData("(statecode eq 0", "Syntax error at position 15")]
    [InlineData("lastname eq 'a' 'b'", "Syntax error at position 16")]
    [InlineData("a eq @p1", "alias '@p1'")]
    [InlineData("contactid eq guid'5c4a0000-0000-4000-8000-000000000001'", "Syntax error")]
    public void Parse_Mistake_SaysWhere(string filter, string message)
    {
        var error = Assert.Throws<DataverseException>(() => FilterParser.Parse(filter, _ => null));

        Assert.Equal("0x80060888", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a_b", "axb", true)]
    [InlineData("a%b", "a---b", true)]
    [InlineData("a[xy]b", "ayb", true)]
    [InlineData("a[^xy]b", "ayb", false)]
    [InlineData("a.b", "axb", false)]
    [InlineData("NGUYỄN", "nguyễn", true)]
    [InlineData("[", "[", true)]
    public void Of_SqlPattern_MatchesAsTheServiceDoes(string pattern, string text, bool expected) => Assert.Equal(expected, SqlLike.Of(pattern).IsMatch(text));

    [Fact]
    public void Split_NestedAndQuoted_CutsOnlyAtTheTop() =>
        Assert.Equal(
            ["a($select=x,y;$filter=n eq 'p,q')", "b", "c(d(e,f))"],
            QueryText.Split("a($select=x,y;$filter=n eq 'p,q'),b,c(d(e,f))", ','));
}
