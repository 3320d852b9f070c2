using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Insights.Segments;

namespace CxHub.Tests.Insights.Segments;

public sealed class SegmentStudyTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    private static readonly SegmentRules Rules = new()
    {
        Actions = [new("call", ["save"], 0.12, null, 100, IsUpsell: false, IsContact: true), new("sell", ["advocate", "save"], 0.5, null, 100, IsUpsell: true, IsContact: true), new("note", [], 0.001, 1_000, 0, IsUpsell: false, IsContact: false)],
    };

    [Fact]
    public void Study_UnhappyCustomersOfHighValue_AreToBeSavedAndNeverSoldToWhileTheyComplain()
    {
        var input = Input();
        input.Read(new CustomerRecord<SupportCase>(new() { Key = Key("case", 99), OpenedAt = AsOf.AddDays(-3) }, "c99", null));

        var result = Of(input);

        var best = result.Members.Single(member => member.Customer is "c99");
        Assert.Equal(("save", ValueTier.High, 5), (best.Segment, best.Tier, best.Rfm!.Money));
        Assert.Equal("call", best.Next.Name);
        Near.Equal((0.12 * 100_000) - 100, best.Next.ExpectedValue);
        Assert.Equal("sell", result.Members.Single(member => member.Customer is "c97").Next.Name);
        Assert.Equal("VND", result.Currency);
    }

    [Fact]
    public void Study_CustomerWhoSaidNoOrWasContactedLately_IsLeftInPeaceAndTheReasonIsTold()
    {
        var input = Input();
        input.Read(new CustomerRecord<Person>(new() { Key = Key("crm", 99), MayContact = true }, "c99", null));
        input.Read(new CustomerRecord<Person>(new() { Key = Key("erp", 99), MayContact = false }, "c99", null));

        var result = Of(input, contacted: ["c97"]);

        Assert.Equal("note", result.Members.Single(member => member.Customer is "c99").Next.Name);
        Assert.Equal("note", result.Members.Single(member => member.Customer is "c97").Next.Name);
        var silent = SegmentStudy.Of(input, Rules with { Actions = [.. Rules.Actions.Take(2)] }, AsOf, new HashSet<string> { "c97" }, new HashSet<string>(), new Dictionary<string, string>());
        Assert.Equal(("do nothing", "sell: no consent"), (silent.Members.Single(member => member.Customer is "c99").Next.Name, silent.Members.Single(member => member.Customer is "c99").Blocked));
        Assert.Equal("sell: contacted often enough lately", silent.Members.Single(member => member.Customer is "c97").Blocked);
        Assert.Null(silent.Members.Single(member => member.Customer is "c1").Blocked);
    }

    [Fact]
    public void Study_SecondTime_KeepsTheIdsOfThePersonas()
    {
        var first = Of(Input());
        Assert.True(first.Personas.Count >= 2, first.Refusal);

        var renamed = first.Members.Where(member => member.Persona is not null).ToDictionary(member => member.Customer, member => "X" + member.Persona, StringComparer.Ordinal);
        var second = SegmentStudy.Of(Input(), Rules, AsOf, new HashSet<string>(), new HashSet<string>(), renamed);

        Assert.All(second.Members.Where(member => member.Persona is not null), member => Assert.Equal(renamed[member.Customer], member.Persona));
        Assert.Equal(100, second.Personas.Sum(persona => persona.Share.Hits));
    }

    [Fact]
    public void Study_AnswerThatNoLongerCounts_IsNoGoodWill()
    {
        SegmentInput input = new(AsOf);
        input.Read(Answer(1, 10, days: 400));
        input.Read(Answer(2, 10, days: 300));

        Assert.Equal(["c2"], Of(input).Members.Select(member => member.Customer));
    }

    /// <summary>A hundred customers: the later the number, the more they spend; every third is unhappy.</summary>
    private static SegmentInput Input()
    {
        SegmentInput input = new(AsOf);
        for (var i = 0; i < 100; i++)
        {
            for (var order = 0; order <= i / 50; order++)
            {
                input.Read(new CustomerRecord<Order>(new() { Key = Key("erp", (i * 10) + order), Kind = "invoice", Amount = order is 0 ? (i + 1) * 1_000m / (1 + (i / 50)) : (i + 1) * 1_000m / 2, Currency = "VND", PlacedAt = AsOf.AddDays(-(i < 50 ? 250 : 10) - order) }, $"c{i}", null));
            }

            input.Read(Answer(i, i % 3 is 0 ? 2 : 9, days: 20));
        }

        input.Read(new CustomerRecord<Order>(new() { Key = Key("erp", 5_000), Kind = "invoice", Amount = 9_999_999, Currency = "USD", PlacedAt = AsOf.AddDays(-1) }, "c0", null));
        return input;
    }

    private static CustomerRecord<Feedback> Answer(int i, int nps, int days) => new(new() { Key = Key("survey", i), AnsweredAt = AsOf.AddDays(-days), Nps = nps, Channel = "email" }, $"c{i}", null);

    private static SourceKey Key(string source, int i) => new(source, "e", $"{i}");

    private static SegmentResult Of(SegmentInput input, params string[] contacted) =>
        SegmentStudy.Of(input, Rules, AsOf, contacted.ToHashSet(), new HashSet<string>(), new Dictionary<string, string>());
}
