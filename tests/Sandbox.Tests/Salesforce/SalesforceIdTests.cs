using CxHub.Sandbox.Salesforce.Records;
using Xunit;

namespace CxHub.Tests.Sandbox.Salesforce;

public sealed class SalesforceIdTests
{
    [Theory]
    [InlineData("001A0000006Vm9r", "IAC")]
    [InlineData("000000000000000", "AAA")]
    [InlineData("AAAAAAAAAAAAAAA", "555")]
    public void Suffix_KnownIds_TellsTheCase(string fifteen, string suffix) => Assert.Equal(suffix, SalesforceId.Suffix(fifteen));

    [Theory]
    [InlineData("001A0000006Vm9r", "001A0000006Vm9rIAC")]
    [InlineData("001A0000006Vm9rIAC", "001A0000006Vm9rIAC")]
    [InlineData("001A0000006Vm9rAAA", null)]
    [InlineData("001A0000006Vm9", null)]
    [InlineData("001A0000006Vm9'", null)]
    [InlineData(null, null)]
    public void Normalize_AnyText_GivesEighteenCharactersOrNothing(string? text, string? expected) => Assert.Equal(expected, SalesforceId.Normalize(text));

    [Fact]
    public void Make_ManyNumbers_AreDistinctAndValid()
    {
        var ids = Enumerable.Range(0, 10_000).Select(number => SalesforceId.Make("003", number)).ToHashSet();

        Assert.Equal(10_000, ids.Count);
        Assert.All(ids, id => Assert.Equal(id, SalesforceId.Normalize(id)));
    }
}
