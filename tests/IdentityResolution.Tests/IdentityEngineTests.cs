using CxHub.IdentityResolution;
using FsCheck;
using FsCheck.Fluent;
using static CxHub.Tests.IdentityResolution.People;

namespace CxHub.Tests.IdentityResolution;

public sealed class IdentityEngineTests
{
    private static readonly IdentitySettings Settings = new() { Precision = 0.98 };

    [Fact]
    public void Resolve_CustomersOfFiveSystems_FindsThemAlmostAll()
    {
        var records = Make(600, 7);

        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings);

        var (precision, recall) = Quality(result);
        Assert.InRange(precision, 0.995, 1);
        Assert.InRange(2 * precision * recall / (precision + recall), 0.99, 1);
    }

    [Fact]
    public void Resolve_AnyOrderOfRecords_IsTheSamePartition() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var records = Make(60, seed % 5);
            var shuffled = records.ToArray();
            new Random(seed).Shuffle(shuffled);

            var straight = IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings);
            var other = IdentityEngine.Resolve(IdentityDataset.Of(shuffled, Settings), Settings);

            return Partition(straight) == Partition(other) && straight.Pairs(-4).SequenceEqual(other.Pairs(-4));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void Resolve_HouseholdSharesPhoneAndEmail_StaysTwoPersons()
    {
        var records = Make(200, 3);
        records.Add(Record("a-x1", "salesforce", (ColumnRole.FullName, "Trần Thị Mai"), (ColumnRole.Phone, "0912345670"), (ColumnRole.Email, "nhatran@gmail.com")));
        records.Add(Record("b-x1", "dataverse", (ColumnRole.FullName, "Trần Thị Mai"), (ColumnRole.Phone, "0912345670"), (ColumnRole.Email, "nhatran@gmail.com")));
        records.Add(Record("a-x2", "salesforce", (ColumnRole.FullName, "Trần Văn Hùng"), (ColumnRole.Phone, "0912345670"), (ColumnRole.Email, "nhatran@gmail.com")));
        var data = IdentityDataset.Of(records, Settings);

        var result = IdentityEngine.Resolve(data, Settings);

        Assert.Contains(result.Members(), members => members.Select(member => member.RecordId).Order(StringComparer.Ordinal).SequenceEqual(["a-x1", "b-x1"]));
        Assert.Contains(result.Members(), members => members.Count == 1 && members[0].RecordId == "a-x2");
    }

    [Fact]
    public void Resolve_RoleMailbox_IsNoEvidence()
    {
        var records = Make(200, 3);
        records.Add(Record("a-y1", "salesforce", (ColumnRole.FullName, "Anna Weber"), (ColumnRole.Email, "info@weber.example")));
        records.Add(Record("b-y2", "surveys", (ColumnRole.Email, "info@weber.example")));

        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings);

        Assert.Contains(result.Members(), members => members.Count == 1 && members[0].RecordId == "a-y1");
    }

    [Fact]
    public void Resolve_DecisionsAgainstTheEvidence_AreObeyed()
    {
        var records = Make(50, 11);
        var together = new IdentityDecision(new("salesforce", "sf-1"), new("salesforce", "sf-2"), Same: true);
        var apart = new IdentityDecision(new("salesforce", "sf-3"), new("dataverse", "dv-3"), Same: false);

        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings, decisions: [together, apart]);

        var clusters = result.Members();
        Assert.Contains(clusters, members => members.Contains(together.Left) && members.Contains(together.Right));
        Assert.DoesNotContain(clusters, members => members.Contains(apart.Left) && members.Contains(apart.Right));
        Assert.DoesNotContain(result.Review([together, apart]), pair => pair.Pair.Left == apart.Left && pair.Pair.Right == apart.Right);
    }

    [Fact]
    public void Resolve_LinkOnly_NeverMergesRecordsOfOneSource()
    {
        var records = Make(50, 4).Concat(Make(50, 4).Where(record => record.Source == "salesforce").Select(record => record with { RecordId = "again-" + record.RecordId })).ToList();
        var settings = Settings with { LinkOnly = true };

        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, settings), settings);

        Assert.All(result.Members(), members => Assert.Equal(members.Count, members.Select(member => member.Source).Distinct().Count()));
    }

    [Fact]
    public void Resolve_NoRecords_GivesNoClusters()
    {
        var result = IdentityEngine.Resolve(IdentityDataset.Of([], Settings), Settings);

        Assert.Equal(0, result.Clusters);
    }

    [Fact]
    public void Resolve_OneRecordOrAllMissing_LeavesEveryRecordAlone()
    {
        IdentityRecord[] records = [Record("a-1", "s", (ColumnRole.FullName, "")), Record("b-1", "s", (ColumnRole.FullName, "N/A")), Record("c-1", "s", (ColumnRole.FullName, "Lan"))];

        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings);

        Assert.Equal(3, result.Clusters);
    }
}
