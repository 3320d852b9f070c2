using CxHub.Domain.Configuration;
using CxHub.Mapping;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Mapping;

/// <summary>Every kind of mistake is told with file, line, column, what was expected and the nearest right name, all in one go.</summary>
public sealed class ConfigMistakesTests
{
    [Fact]
    public void Load_FileWithEveryKindOfMistake_ReportsAllWithTheirPlaces() =>
        Golden.Matches("mapping-mistakes.txt", string.Join('\n', Setup.ProblemsOf(
            """
            source: salesforce
            mapz: []
            maps:
              - entity: Contact
                to: Persn
                fields: { familyName: LastName }
              - entity: Contact
                to: Person
                fields:
                  famlyName: LastName
                  givenName: { from: FirstName, transform: trimm }
                  birthDate: { from: Birthdate, transform: { date: { format: dd/MM/yyyy, zone: Asia/Ho_Chi_Min } } }
                  mayContact: { from: Created, transform: date }
                  email: Email
                  accountKey: AccountId
                  city: { from: City, refersTo: Account }
                  company: { from: Name, constant: x }
                  jobTitle: {}
                  street: { template: "{Street" }
                  state: a..b
                  language: { from: Lang, transform: [{ truncate: -1 }] }
                  country: { from: Country, transform: { values: { a: [1] } } }
                  phone: { from: Phone, transform: { phone: { region: XX } } }
                  ownerId: { from: [A, B], transform: { split: "," } }
                  otherPhone: { frm: Phone }
                  customerNumber:
                  modifiedAt: { from: Born, transform: [date, phone] }
              - entity: Invoice
                to: Order
                when: { type: { nott: x } }
                fields:
                  amount: { constant: lots }
                  placedAt: { from: Date, transform: { multiply: ten } }
                  dueAt: { from: Date, transform: [{ scale: { min: 5, max: 1 } }, lower] }
              - entity: Account
                to: Account
                fields: { website: Website }
              - just text
            """)) + "\n");

    [Fact]
    public void Load_HubFieldMappedTwice_NamesBothPlaces()
    {
        static ConfigPosition At(int line) => new("m.yaml", line, 1);
        static ConfigEntry Entry(int line, string key, ConfigNode value) => new(key, At(line), value);
        static ConfigScalar Text(int line, string value) => new(At(line), value);
        var fields = new ConfigMap(At(5), [Entry(6, "email", Text(6, "Email")), Entry(7, "email", Text(7, "Other"))]);
        var map = new ConfigMap(At(3), [Entry(3, "entity", Text(3, "Contact")), Entry(4, "to", Text(4, "Person")), Entry(5, "fields", fields)]);
        var file = new ConfigMap(At(1), [Entry(1, "source", Text(1, "salesforce")), Entry(2, "maps", new ConfigList(At(2), [map]))]);
        var problems = new ConfigProblems();

        FieldMaps.Load([file], Setup.Context(), problems);

        Assert.Equal("m.yaml:7:1: 'email' is mapped twice (first m.yaml:6:1); expected each field of the hub once", Assert.Single(problems.All).ToString());
    }

    [Fact]
    public void Load_UnknownSource_NamesTheNearest() =>
        Assert.Equal(
            ["salesforce.yaml:1:9: unknown source 'salesforc'; expected one of salesforce, surveys, matomo (did you mean 'salesforce'?)"],
            Setup.ProblemsOf("source: salesforc\nmaps: []"));

    [Fact]
    public void Load_TargetFileWithEveryKindOfMistake_ReportsAllWithTheirPlaces() =>
        Golden.Matches("target-mistakes.txt", string.Join('\n', Setup.TargetProblemsOf(
            """
            target: salesforce
            records:
              - entity: Contact
                of: profile
                key: CxHub_Id__c
                fields:
                  CxHub_Id__c: { from: profile.id, type: text }
                  Id: { from: profile.id, type: text }
                  Nps__c: { from: score.npss, type: number }
                  nps__C: { from: score.nps, type: number }
                  A__c: { from: score.nps.txt, type: text }
                  B__c: { from: profile.emial, type: text }
                  C__c: { from: feedback.coment, type: text }
                  D__c: { from: scores.nps, type: number }
                  E__c: { from: score.nps, type: bool }
                  F__c: { from: score.nps, type: date }
                  G__c: { from: score.nps.text, type: pick-list, label: G }
                  H__c: { from: score.nps.text, type: pick-list, pickList: [Promoter], transform: { values: { promoter: Promotor } } }
                  I__c: { from: score.nps, type: number, nulls: drop, conflict: hub }
                  J__c: { from: score.nps, type: number, lenght: 3 }
                  K__c: { from: score.nps, type: reference }
                  L__c: score.nps
                  M__c: { from: score.nps, type: number, label: M }
                  N__c: { from: feedback.comment, type: text, label: N }
              - entity: Contact
                of: person
                fields: { X__c: { from: score.nps, type: number, length: 0 } }
              - entity: Account
                of: account
                fields: { X__c: { from: profile.email, type: text } }
            """)) + "\n");
}
