using System.Text.Json;
using CxHub.Domain.Records;
using CxHub.Mapping;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Mapping;

public sealed class MappingPropertyTests
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    private static readonly string[] Texts =
    [
        " Nguyễn Văn An ", "NGUYỄN", "o'brien", "Ann.Lee@Example.com", "mailto:x@y.vn", "bad@", "0901234567", "+84 90 123 45 67", "(415) 555-0132", "12", "1990-02-28", "28/02/1990",
        "2026-03-02T08:15:30+07:00", "true", "no", "", " ", "😀👩‍👩‍👧", "a;b;c", "9", "9.50", "-1", "call 0901234567", "null", "\"quoted\"", "\\",
    ];

    /// <summary>Field names equal on both sides, so the record that came out can go in again.</summary>
    private static readonly FieldMaps Maps = Setup.Contact("""
        givenName: { from: givenName, transform: [trim, title] }
        familyName: { from: familyName, transform: [trim, upper] }
        fullName: { from: fullName, transform: [mask, { truncate: 12 }, trim] }
        email: { from: email, transform: email }
        otherEmail: otherEmail
        phone: { from: phone, transform: phone }
        birthDate: { from: birthDate, transform: date }
        city: { from: city, transform: { values: { a: b, HN: Hà Nội, "*": keep } } }
        state: { from: state, default: none }
        company: { from: company, transform: [{ split: ";" }, { join: ";" }] }
        mayContact: mayContact
        jobTitle: { from: jobTitle, transform: [lower, trim] }
        country: { constant: VN }
        """);

    [Fact]
    public void Map_ItsOwnOutput_ChangesNothing() =>
        Prop.ForAll(Bodies().ToArbitrary(), body =>
        {
            var once = Maps.Person(body);
            var twice = Maps.Mapped(JsonSerializer.Serialize(once, CamelCase));

            return twice.Warnings.Count is 0 && (Person)twice.Record == once;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Map_TheSameRowTwice_GivesTheSame() =>
        Prop.ForAll(Bodies().ToArbitrary(), body => Maps.Person(body) == Maps.Person(body)).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Map_AnyText_NeverThrowsAndWarnsWithoutQuotingIt() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), text =>
        {
            var secret = "Q7" + text.Get + "7Q";
            var result = Assert.Single(Maps.Map(Setup.Row(JsonSerializer.Serialize(new { givenName = secret, email = secret, phone = secret, birthDate = secret, mayContact = secret }))));

            return result is MapResult.Mapped mapped && mapped.Warnings.All(warning => !warning.Contains("Q7", StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Map_AnyBytesAsBody_IsMappedOrRefused() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), body => Maps.Map(Setup.Row(body ?? string.Empty))[0] is MapResult.Mapped or MapResult.Refused).Check(Config.QuickThrowOnFailure);

    private static Gen<string> Bodies()
    {
        string[] names = ["givenName", "familyName", "fullName", "email", "otherEmail", "phone", "birthDate", "city", "state", "company", "mayContact", "jobTitle"];
        var value = Gen.OneOf<object?>(Gen.Elements(Texts).Select(text => (object?)text), Gen.Choose(-5, 20).Select(number => (object?)number), Gen.Elements<object?>(true, false, null));
        return value.ArrayOf(names.Length).Select(values => JsonSerializer.Serialize(names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second)));
    }
}
