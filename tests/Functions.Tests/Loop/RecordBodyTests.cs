using CxHub.Functions.PullSources;
using Xunit;

namespace CxHub.Tests.Functions.Loop;

public sealed class RecordBodyTests
{
    [Theory]
    [InlineData("""{"Id":"1","Name":"Ân"}""", """{"Id":"1","Title":"Buyer"}""", "Title", """{"Id":"1","Name":"Ân","Title":"Buyer"}""")]
    [InlineData("""{"Id":"1","Title":"old"}""", """{"Title":null,"Name":"other"}""", "Title", """{"Id":"1","Title":null}""")]
    [InlineData("""{"Id":"1","Title":"new"}""", """{}""", "Title", """{"Id":"1"}""")]
    [InlineData("""{"Account":{"Name":"A","Industry":"I"}}""", """{"Account":{"Website":"w"}}""", "Account.Website", """{"Account":{"Name":"A","Industry":"I","Website":"w"}}""")]
    [InlineData("""{"Account":null}""", """{"Account":{"Website":"w"}}""", "Account.Website", """{"Account":{"Website":"w"}}""")]
    [InlineData("""{"Id":"1"}""", """{"Account":{"Website":"w"}}""", "Account.Website", """{"Id":"1","Account":{"Website":"w"}}""")]
    [InlineData("""{"_o_value":"1","_o_value@x.Name":"old"}""", """{"_o_value":"2","_o_value@x.Name":"new"}""", "_o_value", """{"_o_value":"2","_o_value@x.Name":"new"}""")]
    [InlineData("""[1]""", """{"Title":"x"}""", "Title", """[1]""")]
    public void Take_Fields_ReplacesTheseAndKeepsTheRest(string into, string from, string field, string expected) =>
        Assert.Equal(expected, RecordBody.Take(into, from, [field]));
}
