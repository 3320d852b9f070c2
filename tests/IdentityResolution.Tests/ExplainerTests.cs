using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Explaining;
using static CxHub.Tests.IdentityResolution.People;

namespace CxHub.Tests.IdentityResolution;

public sealed class ExplainerTests
{
    private static readonly IdentitySettings Settings = new() { Precision = 0.98 };

    private static IdentityResult Resolve(IReadOnlyList<IdentityRecord> records, params IdentityDecision[] decisions) =>
        IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings, decisions: decisions);

    [Fact]
    public void Why_EveryScoredPair_AddsUpToItsWeight()
    {
        var result = Resolve(Make(120, 5));
        var explainer = new Explainer(result);

        foreach (var pair in result.Pairs(-4))
        {
            var why = explainer.Why(pair.Left, pair.Right)!;
            var sum = why.PriorBits + why.Steps.Sum(step => step.Bits) - why.Caps.Sum(cap => cap.Bits);

            Assert.Equal(why.Weight, sum, 1e-9);
            Assert.Equal(pair.Weight, why.Weight, 1e-4);
            Assert.NotEmpty(why.BlockedBy);
        }
    }

    [Theory]
    [InlineData("katherine.lee@acme.example", "kathrine.lee@acme.example", "user one edit apart")]
    [InlineData("katherine.lee@acme.example", "kathrine.lee@acmee.example", "user one edit apart")]
    [InlineData("katherine.lee@outlook.com", "kathrine.lee@yahoo.com", "user one edit apart")]
    [InlineData("viett.h@baohung.example", "vieth.h@namdongtravel.example", "different")]
    [InlineData("jennifer.t@acme.example", "jennifer.h@acme.example", "same company domain")]
    public void Why_NearMailboxes_AreOneMistypedOnlyWhereTheyMayBe(string left, string right, string level)
    {
        List<IdentityRecord> records =
        [
            .. Make(40, 5),
            Record("a", "crm", (ColumnRole.FullName, "Katherine Lee"), (ColumnRole.Email, left)),
            Record("b", "web", (ColumnRole.FullName, "Katherine Lee"), (ColumnRole.Email, right)),
        ];

        var why = new Explainer(Resolve(records)).Why(new("crm", "a"), new("web", "b"))!;

        Assert.Equal(level, why.Steps.Single(step => step.Field == "email").Level);
    }

    [Fact]
    public void Why_EitherOrder_IsTheSameAnswer()
    {
        var explainer = new Explainer(Resolve(Make(40, 5)));

        var one = explainer.Why(new("salesforce", "sf-1"), new("dataverse", "dv-1"))!;
        var other = explainer.Why(new("dataverse", "dv-1"), new("salesforce", "sf-1"))!;

        Assert.Equal(one.Weight, other.Weight);
        Assert.Equal(one.Steps, other.Steps);
    }

    [Fact]
    public void Why_ByDefault_MasksValues()
    {
        var result = Resolve(Make(40, 5));
        var shown = new Explainer(result, showValues: true).Why(new("salesforce", "sf-1"), new("dataverse", "dv-1"))!;

        var masked = new Explainer(result).Why(new("salesforce", "sf-1"), new("dataverse", "dv-1"))!;

        Assert.All(masked.Steps.Zip(shown.Steps), steps => Assert.NotEqual(steps.Second.Left, steps.First.Left));
        Assert.All(masked.Steps, step => Assert.Contains('•', step.Left));
    }

    [Fact]
    public void How_Profile_ListsOneJoinLessThanRecordsAndTheWeakest()
    {
        var how = new Explainer(Resolve(Make(40, 5))).How(new("salesforce", "sf-1"))!;

        Assert.Equal(how.Records.Count - 1, how.Joins.Count);
        Assert.Equal(how.Joins.Min(join => join.Weight), how.Weakest!.Weight);
    }

    [Fact]
    public void Why_DecidedPairs_NameTheDecision()
    {
        var apart = new IdentityDecision(new("salesforce", "sf-3"), new("dataverse", "dv-3"), Same: false);
        var explainer = new Explainer(Resolve(Make(40, 5), apart), [apart]);

        Assert.Equal(PairOutcome.SplitByDecision, explainer.Why(apart.Right, apart.Left)!.Outcome);
    }

    [Fact]
    public void Why_UnknownRecord_IsNull() => Assert.Null(new Explainer(Resolve(Make(5, 1))).Why(new("salesforce", "sf-1"), new("x", "y")));

    [Theory]
    [InlineData("Nguyễn Lan", "N••••• L••")]
    [InlineData("+84912345678", "+•••••••••78")]
    [InlineData("lan@mail.vn", "l••@m•••.v•")]
    [InlineData("12 le loi", "•• l• l••")]
    public void Mask_Value_KeepsInitialsAndLastDigits(string value, string masked) => Assert.Equal(masked, Masking.Mask(value));
}
