using CxHub.Sandbox.Population;
using Xunit;

namespace CxHub.Tests.Sandbox.Population;

public sealed class PopulationTruthTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<World> TwentyThousand = new(() => World.Generate(new() { Seed = 1, Customers = 20_000, AsOf = AsOf }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Truth_ReadByACarefulClerk_IsFoundAlmostCompletely(int seed)
    {
        var world = World.Generate(new() { Seed = seed, AsOf = AsOf });

        var found = CarefulReader.Resolve(world.Rows);

        Assert.True(found.Keys.ToHashSet().SetEquals(world.Truth.Persons.Keys));
        var (precision, recall) = PairScores(found, world.Truth.Persons);
        Assert.True(2 * precision * recall / (precision + recall) >= 0.99, $"precision {precision:F4}, recall {recall:F4}");
    }

    [Fact]
    public void WinRate_FittedWithTheSegment_GivesBackThePlantedSlope()
    {
        var world = TwentyThousand.Value;
        var deals = world.Truth.Deals.Values.Where(deal => deal is { Won: not null, Nps: not null }).ToList();
        var segments = world.Truth.WinRate.Intercepts.Keys.Skip(1).ToList();

        var (crude, _) = Logistic.Fit(deals.Select(deal => (Row(deal, []), deal.Won!.Value)).ToList());
        var (adjusted, errors) = Logistic.Fit(deals.Select(deal => (Row(deal, segments), deal.Won!.Value)).ToList());

        Assert.InRange(adjusted[1], world.Truth.WinRate.SlopePerNpsPoint - (2.5 * errors[1]), world.Truth.WinRate.SlopePerNpsPoint + (2.5 * errors[1]));
        Assert.True(crude[1] > adjusted[1] + 0.02, $"crude {crude[1]:F3}, adjusted {adjusted[1]:F3}");
    }

    [Fact]
    public void Experience_HappyAndUnhappyCustomers_DifferInEverythingTheyDo()
    {
        var world = TwentyThousand.Value;
        var (unhappy, happy) = (Group(world, person => person.Experience < -0.7), Group(world, person => person.Experience > 0.7));

        Assert.True(Answers(world, happy) > Answers(world, unhappy) + 2);
        Assert.True(Cases(world, unhappy) > 1.5 * Cases(world, happy));
        Assert.True(AbandonedShare(world, unhappy) > AbandonedShare(world, happy) + 0.15);
    }

    [Fact]
    public void Truth_CompaniesOfOneName_AreApartInAnotherCity()
    {
        var world = TwentyThousand.Value;
        var accounts = world.RowsOf("salesforce", "Account").GroupBy(row => row.Fields["Name"] as string);

        Assert.Contains(accounts, group => group.Select(row => world.Truth.Companies[$"salesforce/Account/{row.Id}"]).Distinct().Count() > 1);
    }

    private static double[] Row(DealTruth deal, IReadOnlyList<string> segments) =>
        [1, deal.Nps!.Value - 7, .. segments.Select(segment => deal.Segment == segment ? 1.0 : 0)];

    private static HashSet<string> Group(World world, Func<PersonTruth, bool> belongs) =>
        [.. world.Truth.People.Where(pair => belongs(pair.Value)).Select(pair => pair.Key)];

    private static double Answers(World world, HashSet<string> people) => world.RowsOf("surveys")
        .Where(row => world.Truth.Persons.TryGetValue($"surveys/responses/{row.Id}", out var person) && people.Contains(person))
        .Select(row => ((IReadOnlyDictionary<string, object?>)row.Fields["answers"]!)["nps"])
        .OfType<int>()
        .Average();

    private static double Cases(World world, HashSet<string> people)
    {
        var contacts = world.RowsOf("salesforce", "Contact").Where(row => people.Contains(world.Truth.Persons[$"salesforce/Contact/{row.Id}"])).Select(row => row.Id).ToHashSet();
        return world.RowsOf("salesforce", "Case").Count(row => contacts.Contains((string)row.Fields["ContactId"]!)) / (double)contacts.Count;
    }

    private static double AbandonedShare(World world, HashSet<string> people)
    {
        var carts = world.RowsOf("matomo")
            .Where(row => world.Truth.Persons.TryGetValue($"matomo/visits/{row.Id}", out var person) && people.Contains(person) && row.Fields["visitEcommerceStatus"] is not "none")
            .ToList();
        return carts.Count(row => row.Fields["visitEcommerceStatus"] is "abandonedCart") / (double)carts.Count;
    }

    private static (double Precision, double Recall) PairScores(IReadOnlyDictionary<string, int> found, IReadOnlyDictionary<string, string> truth)
    {
        double both = found.GroupBy(pair => (pair.Value, truth[pair.Key])).Sum(group => Pairs(group.Count()));
        return (both / found.GroupBy(pair => pair.Value).Sum(group => Pairs(group.Count())), both / truth.GroupBy(pair => pair.Value).Sum(group => Pairs(group.Count())));
    }

    private static double Pairs(int count) => count * (count - 1) / 2.0;
}
