using System.Runtime.CompilerServices;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.PushScores;
using CxHub.Storage;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.PushScores;

/// <summary>Consent counts at the moment of the write, not at the moment of the plan.</summary>
public sealed class ConsentTests
{
    private const string Accounts = """

          - entity: Account
            of: account
            fields:
              CxHub_Nps__c: { from: score.nps, type: number, length: 4, scale: 0, nulls: clear, label: CX NPS }
              CxHub_Health__c: { from: score.health, type: number, length: 3, scale: 0, nulls: clear, label: CX health }

        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Push_ConsentWithdrawnAfterThePlan_IsFilteredWithItsReasonAndNothingIsWritten()
    {
        await using var twin = await TwinHub.StartAsync("salesforce", 3, AccountsFirstContactsWithConsent);
        await twin.AnswerAllAsync(9);
        await twin.Hub.SettleAsync(twin.Clock.Advance, [.. StepQueue.All.Where(queue => queue != StepQueue.ScoresChanged)]);
        var profile = await twin.ProfileOfAsync(2);

        // The accounts of the same batch are planned together with the contacts and sent before them.
        var sink = new Interrupted(twin.Hub.Sink("salesforce"), "Account", () => RefuseAsync(twin, profile));
        var run = await twin.Hub.Get<PushTarget>().RunAsync(sink, Stop);

        Assert.True(sink.WasInterrupted);
        Assert.Equal(("9", string.Empty, "9"), (twin.Nps(1), twin.Nps(2), twin.Nps(3)));
        var filtered = Assert.Single(await twin.RowsAsync(run!, RowOutcome.Filtered));
        Assert.Equal((twin.World.ContactId(2), "consent: the customer has not agreed to this use"), (filtered.RecordId, filtered.Reason));
        Assert.Equal((PushRunState.Succeeded, 1, run!.Planned), (run.State, run.Filtered, run.Written + run.Unchanged + run.Filtered));
    }

    private static void AccountsFirstContactsWithConsent(CxHub.Tests.EndToEnd.HubFolder folder)
    {
        folder.Edit("targets/salesforce.yaml", Accounts.TrimEnd('\n') + "\n", "");
        folder.Edit("targets/salesforce.yaml", "  - entity: Contact\n    of: profile\n", Accounts.TrimStart('\n') + "  - entity: Contact\n    of: profile\n    consent: profile.mayContact\n");
    }

    private static Task RefuseAsync(TwinHub twin, string profileId) => twin.Hub.Store.WriteAsync(
        async session =>
        {
            var profile = (await session.Profiles.FindAsync(profileId, Stop))!;
            var golden = new Dictionary<string, GoldenValue>(profile.Golden) { ["mayContact"] = new("false", twin.KeyOf(2), "newest", twin.Clock.GetUtcNow()) };
            await session.Profiles.ApplyAsync(new ProfileChanges { Upserts = [profile with { Golden = golden }] }, Stop);
        },
        Stop);

    /// <summary>A sink before whose first write of an entity something happens.</summary>
    private sealed class Interrupted(ISink sink, string entity, Func<Task> before) : ISink
    {
        public bool WasInterrupted { get; private set; }

        public string Name => sink.Name;

        public CallMeter Calls => sink.Calls;

        public CallEstimate Estimate(string of, params IReadOnlyList<int> rows) => sink.Estimate(of, rows);

        public async IAsyncEnumerable<RowResult> WriteAsync(PushBatch batch, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (batch.Entity == entity && !WasInterrupted)
            {
                WasInterrupted = true;
                await before();
            }

            await foreach (var result in sink.WriteAsync(batch, cancellationToken))
            {
                yield return result;
            }
        }

        public Task<IReadOnlyList<FollowUpReceipt>> OpenFollowUpsAsync(IReadOnlyList<FollowUpOrder> orders, CancellationToken cancellationToken) => sink.OpenFollowUpsAsync(orders, cancellationToken);

        public Task<IReadOnlyList<NoteReceipt>> AddNotesAsync(IReadOnlyList<NoteOrder> notes, CancellationToken cancellationToken) => sink.AddNotesAsync(notes, cancellationToken);

        public Task<EntitySchema?> DescribeAsync(string of, CancellationToken cancellationToken, bool fresh = false) => sink.DescribeAsync(of, cancellationToken, fresh);

        public Task<IReadOnlyList<ProvisionStep>> ProvisionAsync(IReadOnlyList<FieldDefinition> fields, bool dryRun, CancellationToken cancellationToken) => sink.ProvisionAsync(fields, dryRun, cancellationToken);
    }
}
