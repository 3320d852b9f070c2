using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Profiles;

namespace CxHub.Tests.IdentityResolution;

public sealed class StableIdsTests
{
    private static RecordKey[] Records(params string[] ids) => [.. ids.Select(id => new RecordKey("s", id))];

    private static IdAssignment Assign(PreviousProfile[] previous, params RecordKey[][] clusters)
    {
        var next = 0;
        return StableIds.Assign(previous, clusters, () => $"new{++next}");
    }

    [Fact]
    public void Assign_Growth_KeepsTheId()
    {
        var assignment = Assign([new("p1", 1, Records("a", "b"))], Records("a", "b", "c"));

        Assert.Equal(["p1"], assignment.Ids);
        Assert.Equal([new ProfileChange(ProfileChangeKind.RecordsChanged, "p1", null)], assignment.Changes);
    }

    [Fact]
    public void Assign_Merge_KeepsTheOlderIdAndRedirectsTheOther()
    {
        var assignment = Assign([new("young", 9, Records("a", "b", "c")), new("old", 2, Records("d"))], Records("a", "b", "c", "d"));

        Assert.Equal(["old"], assignment.Ids);
        Assert.Equal([new ProfileRedirect("young", "old")], assignment.Redirects);
    }

    [Fact]
    public void Assign_Split_KeepsTheIdWithTheLargerPart()
    {
        var assignment = Assign([new("p1", 1, Records("a", "b", "c"))], Records("a"), Records("b", "c"));

        Assert.Equal(["new1", "p1"], assignment.Ids);
        Assert.Contains(new ProfileChange(ProfileChangeKind.SplitOff, "new1", "p1"), assignment.Changes);
    }

    [Fact]
    public void Assign_MergeThenUnmerge_RestoresBothIdsAndLaterRecordsStay()
    {
        PreviousProfile[] merged = [new("p1", 1, Records("a", "b", "c", "d", "e")), new("p2", 2, Records("c", "d"), IsRetired: true)];

        var assignment = Assign(merged, Records("a", "b"), Records("c", "d", "e"));

        Assert.Equal(["p1", "p2"], assignment.Ids);
        Assert.Empty(assignment.Redirects);
    }

    [Fact]
    public void Assign_NothingChanged_ChangesNothing()
    {
        var assignment = Assign([new("p1", 1, Records("a", "b")), new("p2", 2, Records("c"))], Records("c"), Records("b", "a"));

        Assert.Equal(["p2", "p1"], assignment.Ids);
        Assert.Empty(assignment.Changes);
    }

    [Fact]
    public void Assign_AllRecordsGone_EmptiesTheProfile() =>
        Assert.Equal([new ProfileChange(ProfileChangeKind.Emptied, "p1", null)], Assign([new("p1", 1, Records("a"))]).Changes);

    [Fact]
    public void Assign_NewRecords_MintIdsInClusterOrder() => Assert.Equal(["new1", "new2"], Assign([], Records("a"), Records("b")).Ids);
}
