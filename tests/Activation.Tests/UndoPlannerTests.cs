using CxHub.Activation.Pushing;
using Xunit;

namespace CxHub.Tests.Activation;

public sealed class UndoPlannerTests
{
    [Fact]
    public void Plan_AThousandRowsOfWhichSomebodyTouched37_Restores963AndListsTheRest()
    {
        var map = Setup.Map("Nps: { from: score.nps, type: number }\nText: { from: score.nps.text, type: text }");
        WrittenRow[] written = [.. Enumerable.Range(0, 1000).Select(i => new WrittenRow($"{i:D4}", $"a{i % 7}", Fields(i, "old"), Fields(9, "new")))];
        var standing = written.ToDictionary(row => row.RecordId, IReadOnlyDictionary<string, object?> (row) => int.Parse(row.RecordId, System.Globalization.CultureInfo.InvariantCulture) % 27 is 0 && row.RecordId != "0999" ? Fields(3, "new") : Fields(9, "new"));
        var touched = standing.Values.Count(fields => fields["Nps"] is 3m);
        Assert.Equal(37, touched);

        var plan = UndoPlanner.Plan(map, written, standing);

        Assert.Equal(963, plan.Restore.Count(row => row.Fields.Count is 2));
        Assert.Equal(37, plan.Conflicts.Count(conflict => conflict is { Field: "Nps", Reason: "somebody changed it after the run" }));
        // The untouched field of a touched record goes back all the same.
        Assert.Equal(37, plan.Restore.Count(row => row.Fields.Keys.SequenceEqual(["Text"])));
        Assert.All(plan.Restore, row => Assert.Equal("old", row.Fields["Text"]));
        Assert.Equal(plan.Restore.OrderBy(row => row.ParentId, StringComparer.Ordinal).Select(row => row.RecordId), plan.Restore.Select(row => row.RecordId));
    }

    [Fact]
    public void Plan_UnknownBeforeImageOrVanishedRecord_IsListed()
    {
        var map = Setup.Map("Nps: { from: score.nps, type: number }");
        var plan = UndoPlanner.Plan(
            map,
            [
                new WrittenRow("1", null, new Dictionary<string, object?>(), new Dictionary<string, object?> { ["Nps"] = 9m }),
                new WrittenRow("2", null, new Dictionary<string, object?> { ["Nps"] = null }, new Dictionary<string, object?> { ["Nps"] = 9m }),
                new WrittenRow("3", null, new Dictionary<string, object?> { ["Nps"] = null }, new Dictionary<string, object?> { ["Nps"] = 9m }),
            ],
            new Dictionary<string, IReadOnlyDictionary<string, object?>> { ["1"] = new Dictionary<string, object?> { ["Nps"] = 9m }, ["3"] = new Dictionary<string, object?> { ["Nps"] = "9.0" } });

        Assert.Equal(
            [new UndoConflict("1", "Nps", "it was not known what stood there before the run"), new UndoConflict("2", "Nps", "the record can no longer be read")],
            plan.Conflicts);
        var restored = Assert.Single(plan.Restore);
        Assert.Equal("3", restored.RecordId);
        Assert.Null(restored.Fields["Nps"]);
    }

    private static Dictionary<string, object?> Fields(int nps, string text) => new Dictionary<string, object?> { ["Nps"] = (decimal)nps, ["Text"] = text };
}
