using System.Text;
using System.Text.Json;
using CxHub.Connectors.Files;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Tests.Connectors.Files;

public sealed class FeedbackCsvTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Read_ColumnsInAnyOrderAndCase_AreFoundByName()
    {
        var page = Assert.Single(await ReadAsync("\uFEFFComment,NPS,ResponseId,Email,SubmittedAt,Store\n\"Chậm, \"\"quá\"\" chậm\",3,a-1,an@example.vn,2026-03-01 09:30,Huế\n"));

        var record = Assert.Single(page.Records);
        using var json = JsonDocument.Parse(record.Body);
        Assert.Equal(new SourceKey("surveys", "responses", "a-1"), record.Key);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero), record.ModifiedAt);
        Assert.Equal("Chậm, \"quá\" chậm", json.RootElement.GetProperty("answers").GetProperty("comment").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("answers").GetProperty("nps").GetInt32());
        Assert.Equal("Huế", json.RootElement.GetProperty("answers").GetProperty("other").GetProperty("Store").GetString());
    }

    [Fact]
    public async Task Read_BadRows_AreSetAsideWithFileAndLineAndTheRestGoesOn()
    {
        var page = Assert.Single(await ReadAsync("responseId;nps;submittedAt\na-1;9;2026-03-01T10:00:00Z\n;9;2026-03-01\na-3;9;soon\na-4;9\na-5;\"multi\nline\";2026-03-01\na-6;9;2026-03-01\n"));

        Assert.Equal(["a-1", "a-5", "a-6"], page.Records.Select(record => record.Key.Id));
        Assert.Equal(["answers.csv:3", "answers.csv:4", "answers.csv:5"], page.SetAside!.Select(row => row.Where));
        Assert.Contains("2 values, the header has 3", page.SetAside![2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Twice_GivesTheSameRecords()
    {
        const string Text = "responseId,nps,submittedAt\na-1,9,2026-03-01T10:00:00Z\n";

        Assert.Equal((await ReadAsync(Text))[0].Records, (await ReadAsync(Text))[0].Records);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("respnseId,nps\na,1\n", "'respnseId'")]
    [InlineData("nps\n1\n", "no column 'responseId'")]
    public async Task Read_HeaderWithoutAnAnswerId_SaysWhatIsMissing(string text, string part)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(text));

        Assert.Contains("answers.csv:1:", failure.Message, StringComparison.Ordinal);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ManyRows_ComesInPages()
    {
        var text = new StringBuilder("responseId,nps\n");
        for (var i = 0; i < 1200; i++)
        {
            text.Append(i).Append(",5\n");
        }

        var pages = await ReadAsync(text.ToString());

        Assert.Equal([500, 500, 200], pages.Select(page => page.Records.Count));
        Assert.Equal([false, false, true], pages.Select(page => page.IsLast));
    }

    private static async Task<List<SourcePage>> ReadAsync(string text)
    {
        List<SourcePage> pages = [];
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var csv = new FeedbackCsv("surveys", "answers.csv", TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        await foreach (var page in csv.ReadAsync(stream, Now))
        {
            pages.Add(page);
        }

        return pages;
    }
}
