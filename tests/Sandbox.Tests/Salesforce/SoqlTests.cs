using System.Globalization;
using CxHub.Sandbox.Salesforce;
using CxHub.Sandbox.Salesforce.Soql;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Sandbox.Salesforce;

public sealed class SoqlTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_AnyEscapedText_GivesTheTextBack() =>
        Prop.ForAll<string>(text =>
        {
            var plain = text ?? string.Empty;
            var escaped = plain.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);

            var tokens = SoqlLexer.Read($"'{escaped}'");

            return tokens[0].Kind is SoqlTokenKind.Text && tokens[0].Value == plain && tokens[1].Kind is SoqlTokenKind.End;
        }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData("SELEC Id FROM Contact", "unexpected token: 'SELEC'")]
    [InlineData("SELECT Id FROM Contact WHERE", "unexpected token: '<EOF>'")]
    [InlineData("SELECT Id FROM Contact WHERE A = 1 AND B = 2 OR C = 3", "unexpected token: 'OR'")]
    [InlineData("SELECT Id FROM Contact WHERE Id IN (SELECT ContactId FROM Case)", "unexpected token")]
    [InlineData("SELECT Id FROM Contact LIMIT x", "unexpected token: 'x'")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 'open", "a quoted text is not closed")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 'a\\q'", "Illegal escape sequence")]
    [InlineData("SELECT Id FROM Contact HAVING 1", "unexpected token: 'HAVING'")]
    [InlineData("SELECT Id FROM Contact WHERE Name = ;", "no viable alternative")]
    public void Parse_UnsupportedSyntax_IsMalformedAndNamesTheToken(string soql, string message)
    {
        var error = Assert.Throws<SalesforceException>(() => SoqlParser.Parse(soql, Now));

        Assert.Equal("MALFORMED_QUERY", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TODAY", "2026-03-15", "2026-03-16")]
    [InlineData("YESTERDAY", "2026-03-14", "2026-03-15")]
    [InlineData("THIS_MONTH", "2026-03-01", "2026-04-01")]
    [InlineData("LAST_MONTH", "2026-02-01", "2026-03-01")]
    [InlineData("THIS_WEEK", "2026-03-15", "2026-03-22")]
    [InlineData("LAST_N_DAYS:7", "2026-03-08", "2026-03-16")]
    [InlineData("NEXT_N_DAYS:2", "2026-03-16", "2026-03-18")]
    public void Find_DateLiteral_IsARangeOfDays(string name, string from, string until) => Assert.Equal(
        new DayRange(DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateLiterals.Find(name, DateOnly.FromDateTime(Now.UtcDateTime)));

    [Theory]
    [InlineData("Ng%", "NGUYỄN", true)]
    [InlineData("%guy%", "Nguyễn", true)]
    [InlineData("Ngu_n", "Nguyễn", false)]
    [InlineData("Nguy_n", "Nguyễn", true)]
    [InlineData("50\\%", "50%", true)]
    [InlineData("50\\%", "500", false)]
    [InlineData("a\\_b", "axb", false)]
    public void Fits_LikePattern_KnowsWildcardsAndEscapes(string pattern, string text, bool expected) => Assert.Equal(expected, new LikePattern(pattern).Fits(text));
}
