using CxHub.Activation.Pushing;
using CxHub.Domain.Ports;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Activation;

public sealed class PushPropertyTests
{
    private static readonly string[] Policies = ["hub-wins", "crm-wins", "newest", "only-if-empty"];
    private static readonly string[] Nulls = ["leave", "clear", "refuse"];

    [Fact]
    public void Plan_AnyCandidates_CountsAddUpAndTheNextPlanAfterItsWritesIsEmpty() =>
        Prop.ForAll(Scenarios().ToArbitrary(), scenario =>
        {
            var map = Setup.Map($"Nps: {{ from: score.nps, type: number, conflict: {scenario.Policy}, nulls: {scenario.Nulls} }}");
            var plan = PushPlanner.Plan(map, scenario.Candidates);

            var after = scenario.Candidates.Zip(plan.Rows, (candidate, row) => row.Outcome is PlanOutcome.Write
                ? candidate with { Standing = row.After, LastWritten = row.After }
                : candidate).ToArray();

            return plan.Planned == plan.Write + plan.Unchanged + plan.Filtered
                && plan.Planned == scenario.Candidates.Length
                && plan.ToBatch("r").Rows.Count == plan.Write
                && PushPlanner.Plan(map, after).Write is 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    /// <summary>
    /// People edit the CRM at random while pulls (late, sometimes missed) and pushes go on. Whatever the policy, and although every
    /// write of the hub comes back to it as a change, writing stops at most two rounds after the last edit.
    /// </summary>
    [Fact]
    public void Plan_UnderAStormOfEdits_StopsWritingTwoRoundsAfterTheLast() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var dice = new Random(seed);
            var map = Setup.Map($"Nps: {{ from: score.nps, type: number, conflict: {Policies[dice.Next(4)]}, nulls: {Nulls[dice.Next(3)]} }}");
            var crm = new Dictionary<string, (object? Value, DateTimeOffset At)>();
            var known = new Dictionary<string, (object? Value, DateTimeOffset At)>();
            var written = new Dictionary<string, IReadOnlyDictionary<string, object?>>();
            var now = Setup.Monday;
            string[] records = ["1", "2", "3"];
            double? nps = 9;
            var scoredAt = now;
            for (var round = 0; round < 40; round++)
            {
                now = now.AddMinutes(10);
                var isStorm = round < 30;
                foreach (var id in records)
                {
                    if (isStorm && dice.Next(3) is 0)
                    {
                        crm[id] = (dice.Next(4) is 0 ? null : (decimal)dice.Next(11), now);
                    }

                    // The pull may come late or not at all, but comes when the storm is over.
                    if (!isStorm || dice.Next(2) is 0)
                    {
                        known[id] = crm.GetValueOrDefault(id);
                    }
                }

                if (isStorm && dice.Next(3) is 0)
                {
                    (nps, scoredAt) = (dice.Next(4) is 0 ? null : dice.Next(11), now.AddMinutes(-dice.Next(30)));
                }

                var plan = PushPlanner.Plan(map, [.. records.Select(Candidate)]);
                if (round >= 32 && plan.Write > 0)
                {
                    return false;
                }

                foreach (var row in plan.Rows.Where(row => row.Outcome is PlanOutcome.Write))
                {
                    crm[row.RecordId] = (row.After["Nps"], now);
                    written[row.RecordId] = row.After;
                }
            }

            return true;

            PushCandidate Candidate(string id) => new()
            {
                RecordId = id,
                Subject = Setup.Subject("p" + id, nps, at: scoredAt),
                Standing = known.TryGetValue(id, out var standing) ? new Dictionary<string, object?> { ["Nps"] = standing.Value } : null,
                StandingAt = known.TryGetValue(id, out var seen) ? seen.At : null,
                LastWritten = written.GetValueOrDefault(id),
            };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Close_AnyAnswersOfTheTarget_AddUpOrFail() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var dice = new Random(seed);
            var map = Setup.Map("Nps: { from: score.nps, type: number }");
            PushCandidate[] candidates = [.. Enumerable.Range(0, dice.Next(1, 30)).Select(i => Setup.Candidate($"{i}", 9, ("Nps", dice.Next(2) is 0 ? 9m : 8m)))];
            var refused = PushPlanner.Plan(map, candidates).Rows.ToDictionary(row => row.RecordId, row => new PastRefusal(RowContent.Of(map, row.Changes), dice.Next(1, 5), "REFUSED", "no", null));
            var plan = PushPlanner.Plan(map, [.. candidates.Select(candidate => dice.Next(2) is 0 ? candidate : candidate with { Refusal = refused[candidate.RecordId] })], new PushOptions { MostAttempts = 3 });
            var ledger = new PushLedger();
            ledger.Add(plan);
            var answered = 0;
            foreach (var row in plan.ToBatch("r").Rows.Where(_ => dice.Next(10) > 0))
            {
                answered++;
                for (var again = dice.Next(1, 3); again > 0; again--)
                {
                    ledger.Add("Contact", new RowResult(row.RecordId, dice.Next(4) is 0 ? RowOutcome.Rejected : RowOutcome.Written));
                }
            }

            var tally = ledger.Close();

            var complete = answered == plan.Write;
            return (tally.Accounted == tally.Planned) == complete
                && tally.Parked == plan.Parked
                && plan.Planned == plan.Write + plan.Unchanged + plan.Filtered + plan.Parked
                && plan.Rows.All(row => row.Outcome is not PlanOutcome.Parked || (row.Refusal!.Attempts >= 3 && row.Changes.Count > 0))
                && (complete || tally.Verdict is PushVerdict.Failed)
                && ledger.Unanswered("Contact").Count == plan.Write - answered;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Gen<Scenario> Scenarios()
    {
        var number = Gen.Choose(0, 10).Select(value => (decimal?)value).Or(Gen.Constant<decimal?>(null));
        var candidate =
            from nps in number
            from known in Gen.Elements(0, 1, 2)
            from standing in number
            from wrote in Gen.Elements(true, false)
            from written in number
            from hours in Gen.Choose(-5, 5)
            select (nps, known, standing, wrote, written, hours);
        return
            from policy in Gen.Elements(Policies)
            from nulls in Gen.Elements(Nulls)
            from rows in candidate.ListOf()
            select new Scenario(policy, nulls, [.. rows.Select((row, i) => new PushCandidate
            {
                RecordId = $"{i}",
                Subject = Setup.Subject($"p{i}", (double?)row.nps),
                Standing = row.known is 0 ? null : row.known is 1 ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["Nps"] = row.standing },
                StandingAt = Setup.Monday.AddHours(row.hours),
                LastWritten = row.wrote ? new Dictionary<string, object?> { ["Nps"] = row.written } : null,
            })]);
    }

    private sealed record Scenario(string Policy, string Nulls, PushCandidate[] Candidates);
}
