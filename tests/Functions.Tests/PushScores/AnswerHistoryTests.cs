using System.Globalization;
using CxHub.Activation.Pushing;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Scores;
using CxHub.Functions.MapAndResolve;
using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.PushScores;

/// <summary>Every answer stands in the CRM once and for good; only the latest values on the contact move on.</summary>
public sealed class AnswerHistoryTests
{
    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    public async Task Push_OfTheNextAnswer_AddsItToTheContactAndKeepsTheFirst(string crm)
    {
        await using var twin = await TwinHub.StartAsync(crm, 3);
        await twin.AnswerAsync(1, 9, "Quick and friendly", id: "first", at: TwinWorld.Start.AddMinutes(5));
        await twin.PassAsync();
        await twin.AnswerAsync(1, 3, "Waited for a week", id: "second", at: TwinWorld.Start.AddMinutes(30));
        await twin.PassAsync();

        var history = History(twin, crm);

        Assert.Equal([(Id("first"), "9", "Quick and friendly"), (Id("second"), "3", "Waited for a week")], history.OrderByDescending(answer => answer.Nps).Select(answer => (answer.Id, answer.Nps, answer.Comment)));
        Assert.All(history, answer => Assert.Equal(twin.World.ContactId(1), answer.Contact, ignoreCase: true));
        Assert.Equal("3", twin.Nps(1));
    }

    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    public async Task Push_Repeated_WritesNothing(string crm)
    {
        await using var twin = await TwinHub.StartAsync(crm, 3);
        await twin.AnswerAllAsync(9);
        await twin.PassAsync();
        var writes = twin.Calls("write");

        await QueueAllAsync(twin, crm);
        await twin.PassAsync();

        Assert.Equal(3, History(twin, crm).Count);
        Assert.Equal(writes, twin.Calls("write"));
    }

    [Theory]
    [InlineData("salesforce", "CxHub_SurveyResponse__c", "CxHub_ResponseId__c", "CxHub_Contact__c", "Contact", "CxHub_Nps__c")]
    [InlineData("dynamics", "cxh_surveyresponse", "cxh_responseid", "cxh_contact", "contact", "cxh_nps")]
    public async Task Push_WhoseAnswersWereSentButNeverBooked_MakesNoSecondRecord(string crm, string entity, string key, string parent, string parentEntity, string nps)
    {
        await using var twin = await TwinHub.StartAsync(crm, 3);
        PushRow[] rows = [.. Enumerable.Range(1, 3).Select(customer => new PushRow(Id($"r-{customer}"), twin.World.ContactId(customer), new Dictionary<string, object?> { [nps] = 9m }))];
        var sent = await twin.Hub.Sink(crm).WriteAsync(new PushBatch("lost", entity, rows, new AppendKey(key, parent, parentEntity)), default).ToListAsync();

        await twin.AnswerAllAsync(9);
        await twin.PassAsync();

        Assert.All(sent, result => Assert.Equal(RowOutcome.Written, result.Outcome));
        Assert.Equal(rows.Select(row => row.RecordId).Order(StringComparer.Ordinal), History(twin, crm).Select(answer => answer.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("salesforce", "targets/salesforce.yaml", "label: CX survey response }")]
    [InlineData("dynamics", "targets/dynamics.yaml", "label: CX survey response }")]
    public async Task Push_OfACustomerWithoutConsent_AddsNothingAndSaysSo(string crm, string file, string line)
    {
        await using var twin = await TwinHub.StartAsync(crm, 2, folder => folder.Edit(file, line, line + "\n    consent: { constant: false }"));
        await twin.AnswerAllAsync(9);
        await twin.PassAsync();

        Assert.Empty(History(twin, crm));
        var filtered = await twin.RowsAsync(Assert.Single(await twin.RunsAsync(crm)), RowOutcome.Filtered);
        Assert.Equal(2, filtered.Count(row => row.Reason!.StartsWith("consent", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    public async Task Push_OfAnErasedCustomer_AddsNothingMore(string crm)
    {
        await using var twin = await TwinHub.StartAsync(crm, 2);
        await twin.AnswerAllAsync(9);
        await twin.Hub.SettleAsync(twin.Clock.Advance, [.. StepQueue.All.Except([StepQueue.ScoresChanged])]);
        var erased = await twin.ProfileOfAsync(1);
        await twin.Hub.Store.WriteAsync(session => session.Privacy.EraseAsync(erased));

        await twin.PassAsync();

        Assert.Equal([Id("r-2")], History(twin, crm).Select(answer => answer.Id));
    }

    private static string Id(string answer) => AnswerId.Of(new SourceKey("surveys", "responses", answer));

    private static Task QueueAllAsync(TwinHub twin, string crm) => twin.Hub.Store.WriteAsync(async session =>
    {
        var members = await session.Profiles.MembersAsync(SubjectKind.Profile);
        await session.Pending.AddAsync(PendingStep.Push(crm), [.. members.Select(member => member.ProfileId).Distinct()]);
    });

    private static IReadOnlyList<(string Id, string Contact, string Nps, string Comment)> History(TwinHub twin, string crm) => crm is "salesforce"
        ? [.. twin.Sandbox.Server<SalesforceServer>().All("CxHub_SurveyResponse__c").Select(row => (Text(row["CxHub_ResponseId__c"]), Text(row["CxHub_Contact__c"]), Text(row["CxHub_Nps__c"]), Text(row["CxHub_Comment__c"])))]
        : [.. twin.Sandbox.Server<DataverseServer>().All("cxh_surveyresponse").Select(row => (Text(row["cxh_responseid"]), Text(row["cxh_contact"]), Text(row["cxh_nps"]), Text(row["cxh_comment"])))];

    private static string Text(object? value) => value is EntityReference reference ? reference.Id.ToString() : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
