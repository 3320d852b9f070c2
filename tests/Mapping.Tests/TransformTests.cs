using Xunit;

namespace CxHub.Tests.Mapping;

public sealed class TransformTests
{
    [Theory]
    // text
    [InlineData("transform: trim", """ "  a b  " """, "a b")]
    [InlineData("transform: lower", """ "NGUYỄN Đ" """, "nguyễn đ")]
    [InlineData("transform: upper", """ "nguyễn đ" """, "NGUYỄN Đ")]
    [InlineData("transform: title", """ "NGUYỄN văn aN" """, "Nguyễn Văn An")]
    [InlineData("transform: [{ truncate: 3 }]", """ "abcdef" """, "abc")]
    [InlineData("transform: [{ truncate: 2 }]", """ "👩‍👩‍👧x😀" """, "👩‍👩‍👧x")]
    [InlineData("transform: { between: { start: \"[\", end: \"]\" } }", """ "A [b] – Renewal [Mid-Market]" """, "Mid-Market")]
    [InlineData("transform: { between: { start: \"[\", end: \"]\" } }", """ "no brackets" """, null)]
    [InlineData("transform: hash", """ "abc" """, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("transform: mask", """ "gọi 0901 234 567" """, "gọi [phone]")]
    [InlineData("transform: email", """ " Mailto:Ann@EXAMPLE.com " """, "ann@example.com")]
    [InlineData("transform: phone", """ "0901 234 567" """, "+84901234567")]
    [InlineData("transform: { phone: { region: US } }", """ "(415) 555-0132" """, "+14155550132")]
    [InlineData("transform: { phone: { regionFrom: region } }", """ "030 901820" """, "+4930901820")]
    [InlineData("transform: country", """ "Việt Nam" """, "VN")]
    [InlineData("transform: country", """ "us" """, "US")]
    // lists
    [InlineData("transform: { split: { by: \",\", take: last } }", """ "a, b ,c" """, "c")]
    [InlineData("transform: { split: { by: \",\", take: 2 } }", """ "a, b ,c" """, "b")]
    [InlineData("transform: { split: { by: \",\", take: 9 } }", """ "a" """, null)]
    [InlineData("transform: [{ split: \",\" }, trim, { join: \"; \" }]", """ "a, b ,,c" """, "a; b; c")]
    [InlineData("transform: { join: \"|\" }", """ ["x", 2, null, true] """, "x|2|true")]
    // fixed and translated values
    [InlineData("default: none", "null", "none")]
    [InlineData("default: none", """ "  " """, "none")]
    [InlineData("default: none", """ "x" """, "x")]
    [InlineData("transform: { values: { Won: won, \"2\": lost, \"*\": other } }", """ "WON" """, "won")]
    [InlineData("transform: { values: { Won: won, \"2\": lost, \"*\": other } }", "2.0", "lost")]
    [InlineData("transform: { values: { Won: won, \"2\": lost, \"*\": other } }", """ "x" """, "other")]
    [InlineData("transform: { values: { a: b, \"*\": keep } }", """ "x" """, "x")]
    [InlineData("transform: { values: { a: b, \"*\": ~ } }", """ "x" """, null)]
    [InlineData("transform: bool", """ "Có" """, "true")]
    [InlineData("transform: bool", "0", "false")]
    [InlineData("transform: { bool: { true: [J], false: [N] } }", """ "n" """, "false")]
    [InlineData("transform: { bool: { true: Active } }", """ "Retired" """, "false")]
    [InlineData("transform: not", "true", "false")]
    // numbers
    [InlineData("transform: number", """ "1,234.50 $" """, "1234.5")]
    [InlineData("transform: { number: { decimal: \",\" } }", """ "1.234.567,89 ₫" """, "1234567.89")]
    [InlineData("transform: { multiply: -1 }", "12.50", "-12.5")]
    [InlineData("transform: { round: 1 }", "2.25", "2.3")]
    [InlineData("transform: { scale: { min: 0, max: 10 } }", "10", "10")]
    // dates
    [InlineData("transform: { date: dd/MM/yyyy }", """ "28/02/1990" """, "1990-02-28")]
    [InlineData("transform: { date: { format: [dd/MM/yyyy, yyyyMMdd] } }", """ "19900228" """, "1990-02-28")]
    [InlineData("transform: date", """ "2026-03-01T18:30:00Z" """, "2026-03-02")]
    [InlineData("transform: date-time", """ "2026-03-02T08:15:30.000+0000" """, "2026-03-02T08:15:30Z")]
    [InlineData("transform: date-time", """ "2026-03-02 08:15:30" """, "2026-03-02T01:15:30Z")]
    [InlineData("transform: date-time", """ "2026-03-02" """, "2026-03-01T17:00:00Z")]
    [InlineData("transform: { date-time: { format: unix } }", "1772414130", "2026-03-02T01:15:30Z")]
    [InlineData("transform: { date-time: { format: unix-ms } }", """ "1772414130500" """, "2026-03-02T01:15:30.500Z")]
    [InlineData("transform: { date-time: { format: dd.MM.yyyy HH:mm, zone: Europe/Berlin } }", """ "02.03.2026 09:15" """, "2026-03-02T08:15:00Z")]
    public void Map_Transform_GivesTheValue(string rule, string json, string? expected)
    {
        var maps = Setup.Contact($$"""company: { from: v, {{rule}} }""");

        var mapped = maps.Mapped($$"""{"v":{{json}},"region":"DE"}""");

        Assert.Empty(mapped.Warnings);
        Assert.Equal(expected, ((CxHub.Domain.Records.Person)mapped.Record).Company);
    }

    [Theory]
    [InlineData("transform: email", """ "a@b" """, "is not an e-mail address")]
    [InlineData("transform: phone", """ "12" """, "is not a telephone number")]
    [InlineData("transform: country", """ "Hanoi" """, "is not a country")]
    [InlineData("transform: { values: { a: b } }", """ "x" """, "is not one of the listed values")]
    [InlineData("transform: bool", """ "perhaps" """, "is not one of the words for true and false")]
    [InlineData("transform: number", """ "12 apples" """, "is not a number")]
    [InlineData("transform: { multiply: 79228162514264337593543950335 }", "10", "is not a number")]
    [InlineData("transform: { scale: { min: 1, max: 7 } }", "7.5", "is not a whole number from 1 to 7")]
    [InlineData("transform: { date: dd/MM/yyyy }", """ "1990-02-28" """, "is not a date")]
    [InlineData("transform: { date-time: { format: unix } }", "1e30", "is not a date and time")]
    [InlineData("transform: date-time", """ "2026-13-45T00:00:00Z" """, "is not a date and time")]
    public void Map_TransformOfABadValue_IsAWarningThatNamesNoValue(string rule, string json, string reason)
    {
        var mapped = Setup.Contact($$"""company: { from: v, {{rule}} }""").Mapped($$"""{"v":{{json}}}""");

        Assert.Equal([$"company: v {reason}"], mapped.Warnings);
        Assert.Null(((CxHub.Domain.Records.Person)mapped.Record).Company);
    }

    [Fact]
    public void Map_SeveralFrom_TakesTheFirstWithAValueAndJoinTakesAll()
    {
        const string body = """{"a":" ","b":"B","c":"C"}""";

        Assert.Equal("B", Setup.Contact("company: { from: [a, b, c] }").Person(body).Company);
        Assert.Equal("B, C", Setup.Contact("company: { from: [a, b, c], transform: { join: \", \" } }").Person(body).Company);
    }

    [Theory]
    [InlineData("""{"g":"Lan","f":"Phạm"}""", "Lan Phạm")]
    [InlineData("""{"g":null,"f":"Phạm"}""", "Phạm")]
    [InlineData("{}", null)]
    public void Map_Template_LeavesNoGaps(string body, string? expected) =>
        Assert.Equal(expected, Setup.Contact("company: { template: \"{g} {f}\" }").Person(body).Company);

    [Fact]
    public void Map_TemplateWithDoubledBraces_KeepsThem() =>
        Assert.Equal("{x}: A", Setup.Contact("company: { template: \"{{x}}: {g}\" }").Person("""{"g":"A"}""").Company);
}
