using System.Net;
using AngleSharp.Html.Dom;
using CxHub.Tests.Console.Host;
using Xunit;

namespace CxHub.Tests.Console.Pages;

public sealed class FormTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("actions/run")]
    [InlineData("actions/undo")]
    [InlineData("actions/retry")]
    [InlineData("actions/approve")]
    [InlineData("actions/resend")]
    [InlineData("actions/decide")]
    [InlineData("actions/correct")]
    public async Task Post_WithoutTheToken_IsRefusedAndDoesNothing(string action)
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = PageTests.Client(host);
        using FormUrlEncodedContent form = new([new("id", "push-2"), new("left", "a/b/c"), new("right", "a/b/d"), new("verdict", "same"), new("answer", "a/b/c"), new("label", "positive"), new("rows", "1")]);

        using var response = await client.PostAsync(new Uri(action, UriKind.Relative), form, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(host.Actions.Asked);
    }

    [Theory]
    [InlineData("runs", "actions/run", "run mai.sales", "run.start")]
    [InlineData("runs/push-2", "actions/retry", "retry push-2 mai.sales", "push.retry")]
    [InlineData("runs/push-2", "actions/undo", "undo push-2 mai.sales", "push.undo")]
    [InlineData("runs/held/salesforce", "actions/approve", "approve salesforce 812 mai.sales", "push.approve")]
    public async Task Post_FromThePagesOwnForm_ActsOnceAndIsAudited(string page, string action, string asked, string audited)
    {
        await using var host = await ConsoleHost.StartAsync(user: "mai.sales", cancellationToken: Stop);
        using var client = PageTests.Client(host);

        using var response = await PressAsync(client, page, action);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal([asked], host.Actions.Asked);
        var entry = (await host.Store.ReadAsync(session => session.Audit.ListAsync(null, 1, Stop), Stop))[0];
        Assert.Equal((audited, "mai.sales"), (entry.Action, entry.Who));
        var landed = await PageTests.ReadAsync(client, response.Headers.Location!.ToString().TrimStart('/'));
        Assert.NotNull(landed.QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task Post_Decision_NamesBothRecordsAndTheVerdict()
    {
        await using var host = await ConsoleHost.StartAsync(user: "lan.steward", cancellationToken: Stop);
        using var client = PageTests.Client(host);

        using var response = await PressAsync(client, "review", "actions/decide", ("verdict", "different"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(["decide salesforce/Contact/000005 dataverse/contact/d3b00010-77aa-4c1e-9d51-000000000010 False lan.steward"], host.Actions.Asked);
    }

    [Fact]
    public async Task Post_Correction_NamesTheAnswerAndTheLabelAndComesBackToTheSameAnswers()
    {
        await using var host = await ConsoleHost.StartAsync(user: "lan.steward", cancellationToken: Stop);
        using var client = PageTests.Client(host);
        var page = await PageTests.ReadAsync(client, "feedback?mood=negative");
        var answer = page.QuerySelectorAll("form[action$='actions/correct'] input[name=answer]").OfType<IHtmlInputElement>().First().Value;

        using var response = await PressAsync(client, "feedback?mood=negative", "actions/correct", ("label", "positive"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal([$"correct {answer} positive lan.steward"], host.Actions.Asked);
        var entry = (await host.Store.ReadAsync(session => session.Audit.ListAsync(null, 1, Stop), Stop))[0];
        Assert.Equal(("comment.correct", answer, "positive", "lan.steward"), (entry.Action, entry.Subject, entry.Detail, entry.Who));
        var address = response.Headers.Location!.ToString().TrimStart('/');
        Assert.StartsWith("feedback?mood=negative&done=", address, StringComparison.Ordinal);
        var landed = await PageTests.ReadAsync(client, address + "&lang=vi");
        Assert.Contains("Đã ghi nhận", landed.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("done=", landed.QuerySelector(".filters")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_CorrectionWithAnotherLabel_IsRefusedAndDoesNothing()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = PageTests.Client(host);

        using var response = await PressAsync(client, "feedback", "actions/correct", ("label", "angry"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(host.Actions.Asked);
    }

    [Fact]
    public async Task Post_Resend_PutsTheFailedMessageBackIntoItsQueue()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = PageTests.Client(host);

        using var response = await PressAsync(client, "runs", "actions/resend");

        Assert.Contains("done=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Empty(await host.Store.ReadAsync(session => session.Messages.FailedAsync(10, Stop), Stop));
        Assert.Equal(1, (await host.Store.ReadAsync(session => session.Messages.DepthsAsync(Stop), Stop)).Values.Sum());
    }

    [Fact]
    public async Task Search_WithoutMarks_FindsNamesWithMarksAndKeepsThemOutOfTheAddress()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = PageTests.Client(host);

        using var response = await PressAsync(client, "customers", "customers", ("text", "nguyen lan"));
        var address = response.Headers.Location!.ToString();
        var page = await PageTests.ReadAsync(client, address.TrimStart('/'));

        Assert.DoesNotContain("nguyen", address, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Nguyễn Thị Lan", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("nguyen lan", page.QuerySelector("input[type=search]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Search_WithASealOfSomeoneElse_ShowsEverybody()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = PageTests.Client(host);

        var page = await PageTests.ReadAsync(client, "customers?find=CfDJ8-not-ours");

        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
    }

    private static async Task<HttpResponseMessage> PressAsync(HttpClient client, string page, string action, params (string Name, string Value)[] extra)
    {
        var document = await PageTests.ReadAsync(client, page);
        var form = document.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>().First(form => form.GetAttribute("action")!.EndsWith(action, StringComparison.Ordinal));
        var fields = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Where(input => !extra.Any(pair => pair.Name == input.Name)).Select(input => KeyValuePair.Create(input.Name!, input.Value)).Concat(extra.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        using FormUrlEncodedContent content = new(fields);
        return await client.PostAsync(new Uri(action, UriKind.Relative), content, Stop);
    }
}
