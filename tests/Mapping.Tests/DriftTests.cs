using CxHub.Domain.Ports;
using CxHub.Mapping;
using Xunit;

namespace CxHub.Tests.Mapping;

public sealed class DriftTests
{
    [Fact]
    public void Check_SourceThatChanged_NamesFieldAndLine()
    {
        var maps = Setup.Contact("""
            familyName: LastName
            givenName: FirstNam
            mayContact: Opted
            jobTitle: { from: Level, transform: { values: { A: Gold, B: Silver, "*": keep } } }
            ownerId: Owner.Email
            birthDate: { from: Born, transform: date }
            """);
        var schema = Schema(
            new FieldSchema("LastName", FieldType.Text), new FieldSchema("FirstName", FieldType.Text), new FieldSchema("Opted", FieldType.DateTime),
            new FieldSchema("Level", FieldType.PickList, PickList: ["A", "C"]), new FieldSchema("Born", FieldType.Text));

        var drift = Drift.Check(maps, "salesforce", schema);

        Assert.Equal(
            [
                "salesforce.yaml:7:7: salesforce has no field Contact.FirstNam, or the hub's user may not see it; expected a field of the entity (did you mean 'FirstName'?)",
                "salesforce.yaml:8:7: Contact.Opted is date-time now, which does not fit 'mayContact'; expected true or false",
                "salesforce.yaml:9:7: Contact.Level no longer offers B; expected a text",
            ],
            drift.Select(item => item.Problem.ToString()));
        Assert.Equal(["FirstNam", "Opted", "Level"], drift.Select(item => item.Field));
    }

    [Fact]
    public void Check_TargetThatChanged_NamesFieldAndLine()
    {
        var map = TargetMapsTests.Map("""
            A: { from: score.nps, type: number }
            B: { from: score.nps.text, type: text, length: 80 }
            C: { from: score.nps.text, type: pick-list, pickList: { "1": Promoter, "2": Passive } }
            D: { from: score.nps, type: number }
            E: { from: score.nps, type: number }
            F: { from: feedback.comment, type: long-text, length: 100 }
            """);
        var schema = Schema(
            new FieldSchema("A", FieldType.Text), new FieldSchema("B", FieldType.Text, Length: 40), new FieldSchema("C", FieldType.PickList, PickList: ["Promoter"]),
            new FieldSchema("D", FieldType.Number, Writable: false), new FieldSchema("F", FieldType.LongText, Length: 100));

        Assert.Equal(
            [
                "Contact.A is text, and the map writes number",
                "Contact.B holds 40 characters, and the map writes up to 80",
                "Contact.C no longer offers Passive",
                "Contact.D may not be written by the hub's user",
                "salesforce has no field Contact.E, or the hub's user may not see it",
            ],
            Drift.Check(map, schema).Select(item => item.Problem.Message));
    }

    [Fact]
    public void Check_SystemAsTheMapsNeedIt_IsQuiet() =>
        Assert.Empty(Drift.Check(Setup.Contact("familyName: LastName"), "salesforce", Schema(new FieldSchema("LastName", FieldType.Text))));

    [Fact]
    public void Check_FieldOfACondition_NeedsOnlyToBeThere()
    {
        var maps = Setup.Contact("jobTitle: { from: Title, when: { Opted: \"true\" } }");

        Assert.Empty(Drift.Check(maps, "salesforce", Schema(new FieldSchema("Title", FieldType.Text), new FieldSchema("Opted", FieldType.Boolean))));
        Assert.Equal(["Opted"], Drift.Check(maps, "salesforce", Schema(new FieldSchema("Title", FieldType.Text))).Select(drift => drift.Field));
    }

    [Fact]
    public void Check_TargetFieldThatIsOnlyShorter_IsToldButDoesNotPause()
    {
        var map = TargetMapsTests.Map("B: { from: score.nps.text, type: text, length: 80 }");

        Assert.False(Assert.Single(Drift.Check(map, Schema(new FieldSchema("B", FieldType.Text, Length: 40)))).Pauses);
        Assert.True(Assert.Single(Drift.Check(map, Schema(new FieldSchema("B", FieldType.Number)))).Pauses);
    }

    private static EntitySchema Schema(params FieldSchema[] fields) => new("Contact", fields.ToDictionary(field => field.Name));
}
