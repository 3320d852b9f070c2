using CxHub.Domain.Loop;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.PullSources;

/// <summary>What a CRM erased without a trace is found by listing its ids, and goes from records to profiles and follow-ups.</summary>
public sealed class SweepKeysTests
{
    [Fact]
    public async Task Run_ContactErasedWithoutATrace_TakesItOutOfRecordsProfilesAndWhatIsKnownOfTheTarget()
    {
        await using var hub = await HubBench.StartAsync();
        await hub.RunAsync();
        var contact = (await hub.ReadAsync(session => session.Records.KeysAsync("salesforce", "Contact")))[3];
        Assert.Single(await hub.ReadAsync(session => session.Profiles.LinksForAsync(SubjectKind.Profile, [contact])));

        await hub.ControlAsync("/servers/salesforce/erase", new { Ids = new[] { contact.Id } });
        await hub.RunAsync();
        Assert.Single(await hub.ReadAsync(session => session.Canonical.GetAsync<Person>([contact])));
        await DueAsync(hub, "salesforce/Contact");
        var pass = await hub.RunAsync();

        Assert.True(pass.Healthy);
        Assert.True(Assert.Single(await hub.ReadAsync(session => session.Records.GetAsync([contact]))).Deleted);
        Assert.Empty(await hub.ReadAsync(session => session.Canonical.GetAsync<Person>([contact])));
        Assert.Empty(await hub.ReadAsync(session => session.Profiles.LinksForAsync(SubjectKind.Profile, [contact])));
        Assert.Empty(await hub.ReadAsync(session => session.Targets.GetAsync("salesforce", "Contact", [contact.Id])));
    }

    [Theory]
    [InlineData("salesforce/Contact", "salesforce/Task")]
    [InlineData("dynamics/contact", "dynamics/task")]
    public async Task Run_SweepWithNothingErased_RemovesNothingAndIsNotRepeatedBeforeItsTime(params string[] streams)
    {
        await using var hub = await HubBench.StartAsync(120);
        await hub.RunAsync();
        await hub.RunAsync();
        var before = await LiveAsync(hub);
        await Task.WhenAll(streams.Select(stream => DueAsync(hub, stream)));

        await hub.RunAsync();
        var sweeps = Sweeps(hub, streams[0]);
        await hub.RunAsync();

        Assert.Equal(before, await LiveAsync(hub));
        Assert.True(sweeps > 0);
        Assert.Equal(sweeps, Sweeps(hub, streams[0]));
    }

    [Fact]
    public async Task Run_MostContactsNoLongerListed_IsNotBelievedAndSaysWhatToDo()
    {
        await using var hub = await HubBench.StartAsync(120);
        await hub.RunAsync();
        var contacts = await hub.ReadAsync(session => session.Records.KeysAsync("salesforce", "Contact"));
        Assert.True(contacts.Count > 20);

        await hub.ControlAsync("/servers/salesforce/erase", new { Ids = contacts.Skip(2).Select(contact => contact.Id) });
        await DueAsync(hub, "salesforce/Contact");
        var pass = await hub.RunAsync();

        Assert.Equal(contacts, await hub.ReadAsync(session => session.Records.KeysAsync("salesforce", "Contact")));
        Assert.Contains("sweep.largestShare", Assert.Single(pass.Errors), StringComparison.Ordinal);
        Assert.Equal("Contact", Assert.Single(await hub.ReadAsync(session => session.SetAside.ListAsync("sweep", "salesforce", 10))).Key);
    }

    [Fact]
    public async Task Run_TaskOfAFollowUpErased_CancelsTheFollowUp()
    {
        await using var hub = await HubBench.StartAsync(120, one => one.Edit("followups.yaml", "targets: [dynamics, salesforce]", "targets: [salesforce]"));
        await hub.RunAsync();
        await hub.RunAsync();
        var open = await hub.ReadAsync(session => session.FollowUps.InStateAsync(FollowUpState.Open, "salesforce", 10));
        Assert.NotEmpty(open);

        await hub.ControlAsync("/servers/salesforce/erase", new { Ids = new[] { open[0].RecordId } });
        await DueAsync(hub, "salesforce/Task");
        await hub.RunAsync();

        var followUp = await hub.ReadAsync(session => session.FollowUps.FindAsync(open[0].Key));
        Assert.Equal((FollowUpState.Cancelled, "deleted in the CRM"), (followUp!.State, followUp.Reason));
        Assert.Equal(open.Skip(1).Select(one => one.Key), (await hub.ReadAsync(session => session.FollowUps.InStateAsync(FollowUpState.Open, "salesforce", 10))).Select(one => one.Key));
    }

    /// <summary>As if the last sweep were longer ago than <c>sweep.every</c>.</summary>
    private static Task DueAsync(HubBench hub, string stream) =>
        hub.Store.WriteAsync(session => session.Models.PutAsync($"swept:{stream}", "2020-01-01T00:00:00.0000000+00:00"));

    private static async Task<IReadOnlyDictionary<string, long>> LiveAsync(HubBench hub) =>
        (await hub.ReadAsync(session => session.Overview.SourceStatusAsync())).ToDictionary(row => $"{row.Source}/{row.Entity}", row => row.Live, StringComparer.Ordinal);

    private static long Sweeps(HubBench hub, string stream) =>
        hub.Get<CxHub.Connectors.ConnectorCatalog>().FindSource(stream.Split('/')[0])!.Calls.ByKind.GetValueOrDefault("sweep");
}
