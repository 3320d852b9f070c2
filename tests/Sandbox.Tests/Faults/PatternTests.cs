using System.Text.RegularExpressions;
using CxHub.Sandbox.Faults;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Sandbox.Faults;

public sealed class PatternTests
{
    [Theory]
    [InlineData("*/query*", "/services/data/v62.0/query/0r8", true)]
    [InlineData("salesforce|dataverse", "Dataverse", true)]
    [InlineData("salesforce", "salesforce2", false)]
    [InlineData("", "x", false)]
    public void Fits_KnownPatterns_Decides(string pattern, string text, bool expected) => Assert.Equal(expected, Pattern.Fits(pattern, text));

    [Fact]
    public void Fits_AnyPattern_AgreesWithTheRegularExpressionItMeans() =>
        Prop.ForAll(Text("ab*"), Text("ab"), (pattern, text) =>
        {
            var regex = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$";

            return Pattern.Fits(pattern, text) == Regex.IsMatch(text, regex);
        }).Check(Config.QuickThrowOnFailure);

    private static Arbitrary<string> Text(string alphabet) =>
        Gen.Elements(alphabet.ToCharArray()).ListOf().Select(letters => new string([.. letters.Take(8)])).ToArbitrary();
}
