using CxHub.Activation.Pushing;
using CxHub.Console.Actions;

namespace CxHub.Tests.Console.Host;

/// <summary>A push to Salesforce that waits for a person.</summary>
internal static class InventedHold
{
    public static HeldPush Push { get; } = new("salesforce", [
        new HeldEntity(
            new PushPreview
            {
                Target = "salesforce",
                Entity = "Contact",
                Planned = 1204,
                Write = 812,
                Unchanged = 380,
                Filtered = 12,
                Fields = [new FieldCount("CxHub_Nps__c", 812), new FieldCount("CxHub_Segment__c", 640), new FieldCount("CxHub_Feedback__c", 77)],
                Holds = [],
                Calls = new("collections", 5),
                ShareOfQuota = 0.00005,
                Duration = TimeSpan.FromSeconds(4),
            },
            [.. Enumerable.Range(1, 12).Select(Row)]),
        new HeldEntity(new PushPreview { Target = "salesforce", Entity = "Account", Planned = 90, Write = 0, Unchanged = 90, Filtered = 0, Fields = [], Holds = [], Calls = new("none", 0) }, []),
    ]);

    private static PlannedRow Row(int i) => new()
    {
        RecordId = $"0035g000000{i:0000}AAA",
        ProfileId = Invented.ProfileId(i),
        Outcome = PlanOutcome.Write,
        Changes = [new FieldChange("CxHub_Nps__c", true, 9m, (decimal)(i % 11)), new FieldChange("CxHub_Feedback__c", false, null, "Giao hàng trễ ba ngày, không ai gọi lại.")],
    };
}
