using System.Text.Json;
using CxHub.Console.Sheets;
using Xunit;

namespace CxHub.Tests.Console;

public sealed class SheetTests
{
    private static readonly Sheet Sheet = new("answers", "Answers",
        [new("name", "Name"), new("value", "Value", true), new("at", "At")],
        [["Lê, Thị \"Lan\"", 0.1 + 0.2, new DateTimeOffset(2026, 3, 14, 10, 30, 0, TimeSpan.FromHours(7))], ["=HYPERLINK(1)", null, null], ["two\nlines", 7L, new DateOnly(2026, 1, 2)]]);

    [Fact]
    public void Csv_TextThatNeedsQuotes_IsQuotedAndFormulasAreInert() =>
        Assert.Equal(
            "name,value,at\r\n\"Lê, Thị \"\"Lan\"\"\",0.30000000000000004,2026-03-14T03:30:00Z\r\n'=HYPERLINK(1),,\r\n\"two\nlines\",7,2026-01-02\r\n",
            Csv.Write(Sheet));

    [Fact]
    public void Json_TheSameSheet_CarriesTheSameValues()
    {
        using var document = JsonDocument.Parse(SheetJson.Write([Sheet]));

        var rows = document.RootElement.GetProperty("answers");
        Assert.Equal(3, rows.GetArrayLength());
        Assert.Equal("Lê, Thị \"Lan\"", rows[0].GetProperty("name").GetString());
        Assert.Equal(0.1 + 0.2, rows[0].GetProperty("value").GetDouble());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("value").ValueKind);
        Assert.Equal("2026-01-02", rows[2].GetProperty("at").GetString());
    }
}
