using System.Text;
using System.Text.Json;
using CxHub.Domain.Loop;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.CloseLoop;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Salesforce;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.CloseLoop;

/// <summary>Follow-ups against a CRM that takes work, takes notes, and refuses.</summary>
public sealed class FurtherAnswerTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_SecondBadAnswer_StandsOnceInTheOpenTaskOfTheCrm()
    {
        await using var hub = await StartAsync();
        var email = await CustomerAsync(hub);
        await AnswerAsync(hub, "bad-1", email, 2, "Giao hàng trễ");
        await hub.DeliverAsync();
        var open = Assert.Single(await FollowUpsAsync(hub, "bad-1"));
        Assert.Equal(FollowUpState.Open, open.State);

        await AnswerAsync(hub, "bad-2", email, 1, "Vẫn chưa ai gọi lại");
        await hub.DeliverAsync();

        var followUp = Assert.Single(await FollowUpsAsync(hub, "bad-1"));
        Assert.NotNull(Assert.Single(followUp.Notes).SentAt);
        Assert.Equal(1, Occurrences(Description(hub, followUp), "Vẫn chưa ai gọi lại"));
    }

    [Fact]
    public async Task Run_KilledBetweenTheCrmAndTheStore_DoesNotWriteTheNoteAgain()
    {
        await using var hub = await StartAsync();
        var email = await CustomerAsync(hub);
        await AnswerAsync(hub, "bad-1", email, 2, "Giao hàng trễ");
        await AnswerAsync(hub, "bad-2", email, 1, "Vẫn chưa ai gọi lại");
        await hub.DeliverAsync();
        var followUp = Assert.Single(await FollowUpsAsync(hub, "bad-1"));

        // What the store would hold had the process died after the CRM's answer.
        await hub.Store.WriteAsync(session => session.FollowUps.UpdateAsync(followUp with { Notes = [.. followUp.Notes.Select(note => note with { SentAt = null })] }), Stop);
        var sink = hub.Get<CxHub.Connectors.ConnectorCatalog>().FindSink("salesforce")!;
        var sent = await hub.Get<SendNotes>().RunAsync(sink, Stop);

        Assert.Equal(1, sent);
        Assert.Equal(1, Occurrences(Description(hub, followUp), "Vẫn chưa ai gọi lại"));
        Assert.NotNull(Assert.Single(Assert.Single(await FollowUpsAsync(hub, "bad-1")).Notes).SentAt);
    }

    [Fact]
    public async Task Run_CrmRefusesToOpen_IsGivenUpAndToldOnce()
    {
        await using var hub = await StartAsync();
        var email = await CustomerAsync(hub);
        hub.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Server = "salesforce", Entity = "Task", ErrorCode = "FIELD_CUSTOM_VALIDATION_EXCEPTION", Message = "Tasks need a campaign" });
        await AnswerAsync(hub, "bad-1", email, 2, "Giao hàng trễ");
        await hub.DeliverAsync();
        var sink = hub.Get<CxHub.Connectors.ConnectorCatalog>().FindSink("salesforce")!;

        for (var attempt = 0; attempt < OpenFollowUps.MostAttempts + 5; attempt++)
        {
            await hub.Get<OpenFollowUps>().RunAsync(sink, Stop);
        }

        var followUp = Assert.Single(await FollowUpsAsync(hub, "bad-1"));
        Assert.Equal((FollowUpState.Rejected, OpenFollowUps.MostAttempts), (followUp.State, followUp.Attempts));
        Assert.Contains("Tasks need a campaign", followUp.Reason, StringComparison.Ordinal);
        var told = Assert.Single(await hub.ReadAsync(session => session.Audit.ListAsync(followUp.Key, 10, Stop)), entry => entry.Action.StartsWith("gave up", StringComparison.Ordinal));
        Assert.DoesNotContain(email, told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escalate_WorkThatTheCrmDoesNotTake_IsEscalatedAsIfItWereOpen()
    {
        await using var hub = await StartAsync();
        var email = await CustomerAsync(hub);
        hub.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Server = "salesforce", Entity = "Task", ErrorCode = "FIELD_CUSTOM_VALIDATION_EXCEPTION", Message = "no" });
        await AnswerAsync(hub, "bad-1", email, 2, "Giao hàng trễ");
        await hub.DeliverAsync();
        var pending = Assert.Single(await FollowUpsAsync(hub, "bad-1"));
        await hub.Store.WriteAsync(
            session => session.FollowUps.UpdateAsync(pending with { TriggeredAt = pending.TriggeredAt.AddDays(-30), Order = pending.Order with { DueAt = pending.TriggeredAt.AddDays(-29) } }), Stop);

        var escalated = await hub.Get<EscalateFollowUps>().RunAsync(Stop);
        var again = await hub.Get<EscalateFollowUps>().RunAsync(Stop);

        Assert.Equal((FollowUpState.Pending, 1, 0), (pending.State, escalated, again));
        Assert.Contains(await hub.ReadAsync(session => session.Audit.ListAsync(pending.Key, 10, Stop)), entry => entry.Action.EndsWith("to director: not yet opened in salesforce", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_TaskWaitsForTheCustomer_StopsTheClockUntilItGoesOn()
    {
        await using var hub = await StartAsync();
        var email = await CustomerAsync(hub);
        await AnswerAsync(hub, "bad-1", email, 2, "Giao hàng trễ");
        await hub.DeliverAsync();
        var open = Assert.Single(await FollowUpsAsync(hub, "bad-1"));

        await hub.ControlAsync("/servers/salesforce/edit", new { Id = open.RecordId, Fields = new { Status = "Waiting on someone else" } });
        await hub.RunAsync();
        Assert.True(Assert.Single(await FollowUpsAsync(hub, "bad-1")).ClockStands());
        await hub.ControlAsync("/servers/salesforce/edit", new { Id = open.RecordId, Fields = new { Status = "In Progress" } });
        await hub.RunAsync();

        var resumed = Assert.Single(await FollowUpsAsync(hub, "bad-1"));
        Assert.False(resumed.ClockStands());
        Assert.NotNull(Assert.Single(resumed.Pauses).To);
    }

    private static Task<HubBench> StartAsync() => HubBench.StartAsync(prepare: hub =>
    {
        hub.Edit("followups.yaml", "targets: [dynamics, salesforce]", "targets: [salesforce]");
        hub.Edit("followups.yaml", "throttle: { max: 2, within: 30d }", "throttle: { max: 20, within: 30d }");
    });

    /// <summary>The e-mail address of a customer who stands in Salesforce, has an account there and no follow-up yet.</summary>
    private static async Task<string> CustomerAsync(HubBench hub)
    {
        await hub.RunAsync();
        var contacts = await hub.ReadAsync(session => session.Records.KeysAsync("salesforce", "Contact", Stop));
        var persons = await hub.ReadAsync(session => session.Canonical.GetAsync<Person>([.. contacts], Stop));
        var links = (await hub.ReadAsync(session => session.Profiles.LinksForAsync(SubjectKind.Profile, [.. contacts], Stop))).ToDictionary(link => link.Record, link => link.ProfileId);
        foreach (var person in persons)
        {
            if (person is { Email: { } email, AccountKey: not null } && (await hub.ReadAsync(session => session.FollowUps.OfProfileAsync([links[person.Key]], Stop))).Count is 0)
            {
                return email.Value;
            }
        }

        throw new InvalidOperationException("Every customer of the sandbox has a follow-up.");
    }

    private static async Task AnswerAsync(HubBench hub, string id, string email, int nps, string comment)
    {
        var body = JsonSerializer.Serialize(new
        {
            responseId = id,
            surveyId = "s-1",
            status = "completed",
            surveyKind = "transactional",
            touchpoint = "delivery",
            submittedAt = TimeProvider.System.GetUtcNow().AddMinutes(id is "bad-1" ? -60 : -30),
            identity = new { email },
            answers = new { nps, comment },
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/feedback/surveys") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-CxHub-Key", "sandbox");
        using var answer = await hub.Http.SendAsync(request, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<IReadOnlyList<FollowUp>> FollowUpsAsync(HubBench hub, string answer)
    {
        var all = await hub.ReadAsync(session => session.FollowUps.ListAsync(new CxHub.Storage.FollowUpQuery { Max = 1000 }, Stop));
        return [.. all.Where(one => one.FeedbackKey.Id == answer)];
    }

    private static string Description(HubBench hub, FollowUp followUp) =>
        hub.Sandbox.Server<SalesforceServer>().All("Task").Single(task => Equals(task["Id"], followUp.RecordId))["Description"]!.ToString()!;

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
