using System.Text.Json;
using CxHub.Console.Actions;
using CxHub.Domain.Ports;
using CxHub.Domain.Scores;
using CxHub.Tests.Connectors.Support;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.Defects;

/// <summary>Known defects of telling who is who.</summary>
public sealed class IdentityDefectTests
{
    [Fact]
    [KnownDefect(13)]
    public async Task IdentifierUnescapedAndTheFirstOfSeveralMatchesTaken_ItIsEscapedAndNobodyIsTakenAtRandom()
    {
        const string Address = "o'neil@firm.example";
        await using var bench = await SalesforceBench.StartAsync(3);
        var key = @"o'neil\";
        var order = new FollowUpOrder { Key = key, Subject = "s", Description = "d", DueAt = SandboxWorlds.Start, ContactId = SandboxWorlds.Id("003", 1) };
        await bench.Sink.OpenFollowUpsAsync([order], default);
        var again = Assert.Single(await bench.Sink.OpenFollowUpsAsync([order], default));

        await using var twin = await TwinHub.StartAsync(new TwinWorld(40, 40) { Addressed = customer => customer is 1 or 2 or 3 ? Address : null });
        await twin.AnswerAsync(3, 8, id: "known");
        await twin.Hub.AnswerAsync("shared", null, 1, email: Address);
        await twin.PassAsync();

        Assert.Equal((FollowUpOutcome.AlreadyThere, key), (again.Outcome, Assert.Single(bench.Server.All("Task"))["CxHub_Key__c"]));
        Assert.Equal("8", twin.Nps(3));
        Assert.Equal((string.Empty, string.Empty), (twin.Nps(1), twin.Nps(2)));
        var parked = Assert.Single(await twin.Hub.ReadAsync(session => session.SetAside.ListAsync("followup", "surveys", 10)));
        Assert.Equal(("surveys/responses/shared", true), (parked.Key, parked.Reason.Contains("stands in none of the CRMs", StringComparison.Ordinal)));
    }

    [Fact]
    [KnownDefect(14)]
    public async Task MergedProfilesAreGone_PartedAgainBothAreExactlyAsBefore()
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(20, 20));
        await twin.AnswerAsync(1, 9, "First");
        await twin.AnswerAsync(21, 2, "Second");
        await twin.PassAsync();
        var before = (await StoredAsync(twin, 1), await StoredAsync(twin, 21));
        var actions = twin.Hub.Get<IConsoleActions>();

        var merged = await actions.DecideAsync(twin.KeyOf(1), twin.KeyOf(21), true, "lan.steward", default);
        await twin.PassAsync();
        var together = (await twin.ProfileOfAsync(1), await twin.ProfileOfAsync(21));
        twin.Clock.Advance(TimeSpan.FromMinutes(1));
        var parted = await actions.DecideAsync(twin.KeyOf(1), twin.KeyOf(21), false, "lan.steward", default);
        await twin.PassAsync();

        Assert.True(merged.Done && parted.Done, $"{merged.Message} {parted.Message}");
        Assert.Equal(together.Item1, together.Item2);
        Assert.Equal(before, (await StoredAsync(twin, 1), await StoredAsync(twin, 21)));
        Assert.Equal(("9", "2"), (twin.Nps(1), twin.Nps(21)));
    }

    [Fact]
    [KnownDefect(19)]
    public async Task PeopleAreMatchedByTheirFullName_TwoJohnSmithsStayTwo()
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(40, 40) { Named = customer => customer is 1 or 2 or 41 ? ("John", "Smith") : null });

        string[] profiles = [await twin.ProfileOfAsync(1), await twin.ProfileOfAsync(2), await twin.ProfileOfAsync(41)];

        Assert.Equal(3, profiles.Distinct().Count());
    }

    /// <summary>The customer as stored: id, name, golden values, records and scores.</summary>
    private static async Task<string> StoredAsync(TwinHub twin, int customer)
    {
        var id = await twin.ProfileOfAsync(customer);
        return await twin.Hub.ReadAsync(async session =>
        {
            var profile = Assert.Single(await session.Profiles.GetAsync([id]));
            var links = await session.Profiles.LinksOfAsync([id]);
            var scores = await session.Scores.OfAsync(SubjectKind.Profile, [id]);
            return JsonSerializer.Serialize(new
            {
                id,
                profile.Name,
                Golden = profile.Golden.OrderBy(golden => golden.Key, StringComparer.Ordinal).Select(golden => $"{golden.Key}={golden.Value.Value}"),
                Links = links.Select(link => link.Record.ToString()).Order(StringComparer.Ordinal),
                Scores = scores.OrderBy(score => score.Measure, StringComparer.Ordinal).Select(score => $"{score.Measure}={score.Value}{score.Text}"),
            });
        });
    }
}
