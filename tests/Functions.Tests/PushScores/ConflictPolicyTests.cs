using System.Text;
using System.Text.Json;
using CxHub.Domain.Records;
using CxHub.Sandbox.Salesforce;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.PushScores;

/// <summary>Under a policy by which the CRM wins, the hub still corrects what it wrote itself, and leaves what a person wrote.</summary>
public sealed class ConflictPolicyTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("crm-wins")]
    [InlineData("only-if-empty")]
    public async Task Push_FieldThatTheHubWroteItself_FollowsTheNextAnswer(string policy)
    {
        await using var hub = await StartAsync(policy);
        var contact = await ContactAsync(hub);
        await AnswerAsync(hub, "r-1", contact, 9);
        await hub.RunAsync();
        Assert.Equal(9m, Nps(hub, contact));

        await AnswerAsync(hub, "r-2", contact, 7);
        await hub.RunAsync();

        Assert.Equal(7m, Nps(hub, contact));
    }

    [Fact]
    public async Task Push_FieldThatAPersonChangedSince_StaysAsThePersonWroteIt()
    {
        await using var hub = await StartAsync("crm-wins");
        var contact = await ContactAsync(hub);
        await AnswerAsync(hub, "r-1", contact, 9);
        await hub.RunAsync();

        await hub.ControlAsync("/servers/salesforce/edit", new { contact.Key.Id, Fields = new { CxHub_Nps__c = 4 } });
        await AnswerAsync(hub, "r-2", contact, 7);
        await hub.RunAsync();

        Assert.Equal(4m, Nps(hub, contact));
    }

    private static Task<HubBench> StartAsync(string policy) => HubBench.StartAsync(prepare: hub => hub.Edit(
        "targets/salesforce.yaml",
        "CxHub_Nps__c: { from: score.nps, type: number, length: 4, scale: 0, nulls: clear,",
        $"CxHub_Nps__c: {{ from: score.nps, type: number, length: 4, scale: 0, nulls: clear, conflict: {policy},"));

    /// <summary>A contact with an address of its own whose customer has not answered yet.</summary>
    private static async Task<Person> ContactAsync(HubBench hub)
    {
        await hub.RunAsync();
        var contacts = await hub.ReadAsync(session => session.Records.KeysAsync("salesforce", "Contact", Stop));
        var persons = await hub.ReadAsync(session => session.Canonical.GetAsync<Person>([.. contacts], Stop));
        return persons.First(person => person.Email is not null && persons.Count(other => other.Email == person.Email) is 1 && Nps(hub, person) is null);
    }

    private static decimal? Nps(HubBench hub, Person contact) =>
        hub.Sandbox.Server<SalesforceServer>().All("Contact").Single(row => Equals(row["Id"], contact.Key.Id))["CxHub_Nps__c"] is { } value
            ? Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static async Task AnswerAsync(HubBench hub, string id, Person contact, int nps)
    {
        var body = JsonSerializer.Serialize(new
        {
            responseId = id,
            surveyId = "s-1",
            surveyKind = "relationship",
            status = "completed",
            touchpoint = "purchase",
            submittedAt = TimeProvider.System.GetUtcNow().AddMinutes(id is "r-1" ? -60 : -30),
            identity = new { email = contact.Email?.Value, crmContactId = contact.Key.Id },
            answers = new { nps },
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/feedback/surveys") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-CxHub-Key", "sandbox");
        using var answer = await hub.Http.SendAsync(request, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }
}
