using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CxHub.Domain.Records;
using CxHub.Tests.Console.Host;
using Xunit;

namespace CxHub.Tests.Console.Pages;

public sealed class PageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages => [.. Host.Pages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Get_EveryPageOfAFilledHub_IsWholeAndNamed(string path)
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);

        var page = await ReadAsync(client, path);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main#main"));
        Assert.NotNull(page.QuerySelector("a.skip[href='#main']"));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.All(page.QuerySelectorAll("thead th, tbody th"), head => Assert.NotNull(head.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden])"), input => Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']")));
        Assert.Empty(page.QuerySelectorAll("script, [style], [onclick]"));
        Assert.DoesNotContain("<Sheet", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Get_EveryPageOfAnEmptyHub_SaysWhatWillAppear(string path)
    {
        await using var host = await ConsoleHost.StartAsync(filled: false, cancellationToken: Stop);
        using HttpClient client = Client(host);

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);

        var html = await response.Content.ReadAsStringAsync(Stop);
        var single = path.Split('?')[0].Contains('/', StringComparison.Ordinal);
        Assert.Equal(single ? HttpStatusCode.NotFound : HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("</html>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sources")]
    [InlineData("mappings")]
    public async Task SourcesAndMappings_FieldThatDrifted_SayWhatChangedAndWhichLineNeedsIt(string path)
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);

        var page = await ReadAsync(client, path);

        var notice = page.QuerySelectorAll(".notice.late").Single(one => one.TextContent.Contains("Contact.Title", StringComparison.Ordinal)).TextContent;
        Assert.Contains("salesforce has no field Contact.Title", notice, StringComparison.Ordinal);
        Assert.Contains("config/mappings/salesforce.yaml:9:19", notice, StringComparison.Ordinal);
        Assert.Contains("not read, the last value stays", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_SystemWhoseShareOfCallsIsUsedUp_SaysThatOrdinaryWorkWaits()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);

        var page = await ReadAsync(client, "sources");

        Assert.Contains("The hub's share of 80\u00a0% is used up", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_FilledHub_ShowsTheStoresNumbers()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);
        var counts = await host.Store.ReadAsync(session => session.Overview.CountsAsync(Stop), Stop);

        var page = await ReadAsync(client, "");

        var amounts = page.QuerySelectorAll(".loop .amount").Select(amount => long.Parse(amount.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(6, amounts.Count);
        Assert.Equal(counts.Records, amounts[0]);
        Assert.Equal(counts.Profiles, amounts[2]);
        Assert.Equal(counts.Answers, amounts[3]);
        Assert.Contains("Matomo cannot be read", page.QuerySelector(".state")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WinRate_FilledHub_ShowsWhatItsDataCarry()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);

        var page = await ReadAsync(client, "winrate");
        using var data = JsonDocument.Parse(await client.GetStringAsync(new Uri("winrate?format=json", UriKind.Relative), Stop));

        var rows = data.RootElement.GetProperty("winrate").EnumerateArray().ToList();
        var shown = page.QuerySelectorAll("table tbody tr").Take(5).Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        Assert.Equal(rows.Select(row => row.GetProperty("closed").GetInt64().ToString("N0", CultureInfo.InvariantCulture)), shown.Select(row => row[2]));
        Assert.Equal(288, rows[^1].GetProperty("closed").GetInt64());
        Assert.Equal(rows.Take(4).Sum(row => row.GetProperty("won").GetInt64()), rows[^1].GetProperty("won").GetInt64());
    }

    [Fact]
    public async Task WinRate_FewerThanTenCustomersWithInvoices_CountsThemAndHidesWhatTheyPaid()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);
        var orders = await host.Store.ReadAsync(session => session.Customers.ReadAsync(new Orders(), Stop), Stop);
        var buyers = orders.Seen.Where(order => order.Record.PlacedAt > Invented.Now.AddDays(-365)).Select(order => order.Customer).Distinct().Count();

        using var data = JsonDocument.Parse(await client.GetStringAsync(new Uri("winrate?format=json", UriKind.Relative), Stop));

        var bands = data.RootElement.GetProperty("revenue").EnumerateArray().ToList();
        Assert.Equal(["detractor", "passive", "promoter"], bands.Select(band => band.GetProperty("band").GetString()));
        Assert.Equal((6, 6), (buyers, bands.Sum(band => band.GetProperty("customers").GetInt64())));
        Assert.All(bands, band => Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (band.GetProperty("median").ValueKind, band.GetProperty("mean").ValueKind)));
    }

    [Fact]
    public async Task Drivers_FilledHub_ShowsWhatItsDataCarryAndItsSharesAddUp()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);

        var page = await ReadAsync(client, "drivers");
        using var data = JsonDocument.Parse(await client.GetStringAsync(new Uri("drivers?format=json", UriKind.Relative), Stop));

        var rows = data.RootElement.GetProperty("drivers").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(1, rows.Sum(row => row.GetProperty("share").GetDouble()), 9);
        Assert.Equal(rows.Select(row => row.GetProperty("driver").GetString()), page.QuerySelector("table.sheet")!.QuerySelectorAll("tbody tr").Select(row => row.Children[0].TextContent.Trim()));
        Assert.All(rows, row => Assert.Equal(row.GetProperty("correlation").GetDouble() < 0 ? "lower" : "higher", row.GetProperty("direction").GetString()));
        Assert.All(rows, row => Assert.InRange(row.GetProperty("share").GetDouble(), 0, 1));
        Assert.Contains("not a cause", page.QuerySelector(".finding")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journeys_FilledHub_CountsEveryCartAndCaseOnce()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);
        var visits = await host.Store.ReadAsync(session => session.Customers.ReadAsync(new Visits(), Stop), Stop);

        var page = await ReadAsync(client, "journeys");
        using var data = JsonDocument.Parse(await client.GetStringAsync(new Uri("journeys?format=json", UriKind.Relative), Stop));

        Assert.Equal(visits.Carts, data.RootElement.GetProperty("webPeriods").EnumerateArray().Sum(row => row.GetProperty("carts").GetInt64()));
        var effort = data.RootElement.GetProperty("effort").EnumerateArray().ToDictionary(row => row.GetProperty("figure").GetString()!, row => row.GetProperty("value"));
        Assert.Equal((45, 22), (effort["cases opened"].GetInt32(), effort["cases solved"].GetInt32()));
        Assert.Equal(30, effort["median hours to the solution"].GetDouble(), 9);
        // Every solved case of the invented hub took thirty hours: more than one contact.
        Assert.StartsWith("0.0", page.QuerySelector(".finding")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    private sealed class Orders : Domain.Ports.ICustomerReader<Order>
    {
        public List<CustomerRecord<Order>> Seen { get; } = [];

        public void Read(CustomerRecord<Order> record) => Seen.Add(record);
    }

    private sealed class Visits : Domain.Ports.ICustomerReader<Interaction>
    {
        public int Carts { get; private set; }

        public void Read(CustomerRecord<Interaction> record) => Carts += record.Record.CartAbandoned is not null && record.Record.OccurredAt > Invented.Now.AddDays(-365) ? 1 : 0;
    }

    [Fact]
    public async Task Text_FilledHub_CountsEveryCommentOfTheYearOnce()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);
        var comments = await host.Store.ReadAsync(
            async session =>
            {
                var count = 0;
                await foreach (var answer in session.Canonical.AllAsync<Feedback>(Stop))
                {
                    count += answer.Comment is not null && answer.AnsweredAt > Invented.Now.AddDays(-365) ? 1 : 0;
                }

                return count;
            },
            Stop);

        using var data = JsonDocument.Parse(await client.GetStringAsync(new Uri("text?format=json", UriKind.Relative), Stop));

        var rows = data.RootElement.GetProperty("moods").EnumerateArray().ToList();
        Assert.Equal(comments, rows.Sum(row => row.GetProperty("n").GetInt64()));
        Assert.All(rows, row => Assert.Equal(row.GetProperty("n").GetInt64(), new[] { "positive", "neutral", "negative", "undecided" }.Sum(mood => row.GetProperty(mood).GetInt64())));
        Assert.Contains(rows, row => row.GetProperty("negative").GetInt64() > 0);
    }

    [Fact]
    public async Task Text_FilledHub_HidesTheMoodOfTopicsWithFewComments()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);

        using var data = JsonDocument.Parse(await client.GetStringAsync(new Uri("text?format=json", UriKind.Relative), Stop));

        var topics = data.RootElement.GetProperty("topics").EnumerateArray().ToList();
        Assert.NotEmpty(topics);
        Assert.Equal(topics.Select(topic => topic.GetProperty("mentions").GetInt64()).OrderDescending(), topics.Select(topic => topic.GetProperty("mentions").GetInt64()));
        Assert.All(topics, topic => Assert.Equal(topic.GetProperty("mentions").GetInt64() < 10, topic.GetProperty("net").ValueKind is JsonValueKind.Null));
        Assert.Contains(topics, topic => topic.GetProperty("topic").GetString() is "On-time delivery");
    }

    [Fact]
    public async Task Run_Ledger_CountsAddUpAndRowsAreFoundByReason()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);

        var all = await ReadAsync(client, "runs/push-2");
        var rejected = await ReadAsync(client, "runs/push-2?outcome=Rejected&q=lock");
        var parked = await ReadAsync(client, "runs/push-2?outcome=Parked");

        Assert.Contains("The counts add up", all.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(rejected.QuerySelectorAll("tbody tr"));
        Assert.All(rejected.QuerySelectorAll("tbody tr"), row => Assert.Contains("UNABLE_TO_LOCK_ROW", row.TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(parked.QuerySelectorAll("tbody tr"));
        Assert.All(parked.QuerySelectorAll("tbody tr"), row => Assert.Contains("parked after 10 rejections: duplicate value found", row.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Customers_PageByPage_ShowsEveryoneOnce()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);
        List<string> seen = [];

        for (var next = "customers?order=name"; next is not null;)
        {
            var page = await ReadAsync(client, next);
            seen.AddRange(page.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")!));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href")?.TrimStart('/');
        }

        Assert.Equal(180, seen.Count);
        Assert.Equal(180, seen.Distinct().Count());
    }

    [Fact]
    public async Task Customer_Read_IsAuditedWithTheSignedInName()
    {
        await using var host = await ConsoleHost.StartAsync(user: "mai.sales", cancellationToken: Stop);
        using HttpClient client = Client(host);

        await ReadAsync(client, $"customers/{Invented.StarId}");

        var entries = await host.Store.ReadAsync(session => session.Audit.ListAsync(Invented.StarId, 10, Stop), Stop);
        var entry = Assert.Single(entries);
        Assert.Equal(("mai.sales", "profile.read"), (entry.Who, entry.Action));
    }

    [Fact]
    public async Task Customer_TwoLinksWithOneComparison_DrawsItOnceAndEndsAtItsWeight()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);

        var page = await ReadAsync(client, $"customers/{Invented.StarId}");

        var totals = page.QuerySelectorAll("details figure table").Select(table => table.QuerySelector("tbody tr:last-child td")!.TextContent.Trim()).ToList();
        Assert.Equal(["24.9", "14.2"], totals);
        Assert.Contains("+24.9 bits", page.QuerySelector(".side-by-side")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customer_CommentWithMarkup_IsShownAsText()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);
        const string words = "<script>alert('x')</script> & \"quoted\" O'Brien 😀";
        await host.Store.WriteAsync(session => session.Canonical.PutAsync([new Feedback { Key = new("surveys", "responses", "evil"), PersonKey = new("salesforce", "Contact", "000000"), AnsweredAt = Invented.Now, Comment = words, Nps = 0 }], Stop), Stop);

        var page = await ReadAsync(client, $"customers/{Invented.StarId}");

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains(words, page.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customer_CommentOfAHundredThousandLetters_KeepsThePageShort()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);
        await host.Store.WriteAsync(session => session.Canonical.PutAsync([new Feedback { Key = new("surveys", "responses", "long"), PersonKey = new("salesforce", "Contact", "000000"), AnsweredAt = Invented.Now, Comment = new string('ă', 100_000), Nps = 3 }], Stop), Stop);

        var html = await client.GetStringAsync(new Uri($"customers/{Invented.StarId}", UriKind.Relative), Stop);

        Assert.True(html.Length < 200_000, $"{html.Length} characters");
    }

    [Fact]
    public async Task Get_UnderAPathBase_LinksStayBelowIt()
    {
        await using var host = await ConsoleHost.StartAsync(pathBase: "/api/console", cancellationToken: Stop);
        using HttpClient client = Client(host);

        var page = await ReadAsync(client, "customers");

        Assert.All(page.QuerySelectorAll("a[href], link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).Where(target => target.StartsWith('/')), target => Assert.StartsWith("/api/console/", target, StringComparison.Ordinal));
        using var style = await client.GetAsync(new Uri(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, UriKind.Relative), Stop);
        Assert.Equal("text/css", style.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Get_Board_ShowsFurtherAnswersAndAClockThatStands()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = Client(host);

        var board = await ReadAsync(client, "followups");

        Assert.Contains(board.QuerySelectorAll(".work .notes summary"), summary => summary.TextContent is "1 further answer");
        Assert.Contains(board.QuerySelectorAll(".work .notes blockquote"), note => note.TextContent.Contains("Vẫn chưa ai gọi lại", StringComparison.Ordinal));
        var standing = board.QuerySelectorAll(".work").First(work => work.QuerySelector(".badge.accent")?.TextContent is "clock stands");
        Assert.Contains("Waits for somebody else (Waiting on someone else)", standing.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("overdue", standing.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Runs_TellsOfAPushThatWaitsAndShowsWhatItWouldWrite()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = Client(host);

        var runs = await ReadAsync(client, "runs");
        var link = runs.QuerySelector(".notice a.button")!.GetAttribute("href")!;
        var held = await ReadAsync(client, link.TrimStart('/'));
        using var other = await client.GetAsync(new Uri("runs/held/dataverse", UriKind.Relative), Stop);

        Assert.Contains("812 of 1,294", held.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(held.QuerySelectorAll("tbody tr"), row => row.QuerySelector("del")?.TextContent is "9" && row.QuerySelector("ins") is not null);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Get_LanguageChosenOnce_IsKeptByCookie()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);

        var chosen = await ReadAsync(client, "?lang=vi");
        var later = await ReadAsync(client, "customers");

        Assert.Equal("vi", chosen.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Khách hàng", later.QuerySelector("h1")!.TextContent);
        Assert.All(chosen.QuerySelectorAll(".nav a"), link => Assert.DoesNotContain("lang=", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stylesheet_AskedAgainWithItsETag_IsNotSentAgain()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);
        var path = (await ReadAsync(client, "")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);

        using HttpRequestMessage again = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        using var second = await client.SendAsync(again, Stop);

        Assert.Contains("immutable", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Get_AnyPage_ForbidsScriptsAndKeepsNothing()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using HttpClient client = Client(host);

        using var response = await client.GetAsync(new Uri("customers", UriKind.Relative), Stop);

        Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    internal static HttpClient Client(ConsoleHost host) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

    internal static async Task<IHtmlDocument> ReadAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        var html = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode is HttpStatusCode.OK, $"{path} answered {response.StatusCode}: {html[..Math.Min(400, html.Length)]}");
        return new HtmlParser().ParseDocument(html);
    }
}
