using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CxHub.Sandbox.Population;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Sandbox.Population;

public sealed class PopulationTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly World TwoThousand = World.Generate(new() { Seed = 1, AsOf = AsOf });

    [Fact]
    public void Generate_SameOptions_GivesTheSameWorld()
    {
        var again = World.Generate(new() { Seed = 1, AsOf = AsOf });

        Assert.Equal(Written(TwoThousand.Rows), Written(again.Rows));
        Assert.Equal(JsonSerializer.Serialize(TwoThousand.Truth), JsonSerializer.Serialize(again.Truth));
    }

    [Fact]
    public void Generate_OtherSeed_GivesOtherPeople()
    {
        var other = World.Generate(new() { Seed = 2, Customers = 200, AsOf = AsOf });
        var first = World.Generate(new() { Seed = 1, Customers = 200, AsOf = AsOf });

        Assert.True(other.Truth.People.Values.Select(p => p.Name).Intersect(first.Truth.People.Values.Select(p => p.Name)).Count() < 50);
    }

    [Fact]
    public void Generate_SmallWorld_IsTheOneInTheGoldenFile() =>
        Golden.Matches("population.jsonl", Written(World.Generate(new() { Seed = 1, Customers = 12, AsOf = AsOf }).Rows));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Generate_FewCustomers_KnowsExactlyThose(int customers)
    {
        var world = World.Generate(new() { Seed = 3, Customers = customers, AsOf = AsOf });

        Assert.Equal(customers, world.Truth.People.Count);
        Assert.Equal(customers, world.Truth.Persons.Values.Distinct().Count());
    }

    [Fact]
    public void Rows_AllMoments_LieInTheTwoYearsBefore()
    {
        var moments = TwoThousand.Rows.Select(row => row.ModifiedAt)
            .Concat(TwoThousand.Rows.SelectMany(row => row.Fields.Values.OfType<DateTimeOffset>()));

        Assert.All(moments, moment => Assert.InRange(moment, AsOf.AddMonths(-24), AsOf));
    }

    [Fact]
    public void Rows_OfOneEntity_HaveUniqueIdsAndTheSameFields()
    {
        foreach (var entity in TwoThousand.Rows.GroupBy(row => (row.System, row.Entity)))
        {
            Assert.Equal(entity.Count(), entity.Select(row => row.Id).Distinct().Count());
            Assert.Single(entity.Select(row => string.Join(',', row.Fields.Keys)).Distinct());
        }
    }

    [Fact]
    public void Rows_Lookups_PointAtRowsOfTheWorld()
    {
        var ids = TwoThousand.Rows.Select(row => row.Id).ToHashSet();
        var references = TwoThousand.Rows.SelectMany(row => row.Fields.Values.OfType<EntityReference>()).Select(reference => reference.Id.ToString("D"))
            .Concat(Texts("salesforce", "AccountId", "ContactId", "OwnerId", "ManagerId"))
            .Concat(TwoThousand.RowsOf("businesscentral").Where(row => row.Entity != "customers").Select(row => row.Fields["customerId"]!.ToString()!));

        Assert.All(references, id => Assert.Contains(id, ids));
    }

    [Fact]
    public void Truth_EveryKey_NamesARowAndAPersonLikeRowHasOneUnlessItIsAnonymous()
    {
        var keys = TwoThousand.Rows.Select(Key).ToHashSet();

        Assert.All(TwoThousand.Truth.Persons.Keys, key => Assert.Contains(key, keys));
        Assert.All(TwoThousand.Truth.Companies.Keys, key => Assert.Contains(key, keys));
        Assert.All(TwoThousand.Truth.Deals.Keys, key => Assert.Contains(key, keys));
        Assert.All(TwoThousand.Rows.Where(IsPersonLike), row => Assert.True(TwoThousand.Truth.Persons.ContainsKey(Key(row))));
        Assert.All(TwoThousand.Rows.Where(row => row.System is "matomo" && row.Fields["userId"] is null), row => Assert.False(TwoThousand.Truth.Persons.ContainsKey(Key(row))));
    }

    [Fact]
    public void Rows_SharesOfSystems_AreThoseOfAMixedLandscape()
    {
        var salesforce = People("salesforce");
        var dataverse = People("dataverse");

        Assert.InRange(salesforce.Count, 1000, 1250);
        Assert.InRange(dataverse.Count, 1000, 1250);
        Assert.InRange(salesforce.Intersect(dataverse).Count(), 300, 420);
        Assert.InRange(People("surveys").Count, 800, 1000);
        Assert.InRange(People("matomo").Count, 720, 880);
    }

    [Fact]
    public void Rows_Phones_AreWrittenInEveryWayPeopleDo()
    {
        var phones = Texts("salesforce", "Phone", "MobilePhone").Concat(Texts("dataverse", "telephone1", "mobilephone")).ToList();
        string[] ways = [@"^0\d{9}$", @"^0\d{3} \d{3} \d{3}$", @"^\+84 \d{3} \d{3} \d{3}$", @"^\+84\d{9}$", @"^84-\d{3}-\d{3}-\d{3}$", @"^\(\+84\)", @"^0084 ", @"^\+84 \(0\)", @"^01[26]\d{8}$", @"ext\.", @"^\+49", @"^00\d+ "];

        Assert.All(ways, way => Assert.Contains(phones, phone => Regex.IsMatch(phone, way)));
    }

    [Fact]
    public void Rows_SharedPhonesAndMailboxes_BelongToSeveralPeople()
    {
        var byPhone = TwoThousand.RowsOf("salesforce", "Contact").Concat(TwoThousand.RowsOf("dataverse", "contact"))
            .Select(row => (Phone: Digits(row.Fields.GetValueOrDefault("Phone") ?? row.Fields.GetValueOrDefault("telephone1")), Person: TwoThousand.Truth.Persons[Key(row)]))
            .Where(pair => pair.Phone.Length >= 8)
            .GroupBy(pair => pair.Phone[^8..])
            .Count(group => group.Select(pair => pair.Person).Distinct().Count() > 1);
        var roleMailboxes = Texts("salesforce", "Email").Concat(Texts("dataverse", "emailaddress1")).Count(email => email.StartsWith("info@", StringComparison.Ordinal));
        var households = TwoThousand.Truth.People.Values.Where(person => person.HouseholdId is not null).GroupBy(person => person.HouseholdId).ToList();

        Assert.True(byPhone > 50, $"{byPhone} shared phones");
        Assert.True(roleMailboxes > 2, $"{roleMailboxes} role mailboxes");
        Assert.True(households.Count > 80 && households.All(household => household.Count() > 1), $"{households.Count} households");
    }

    [Fact]
    public void Truth_SameNames_BelongToStrangersToo()
    {
        var strangers = TwoThousand.Truth.People.Values.GroupBy(person => person.Name).Where(group => group.Count() > 1).ToList();

        Assert.True(strangers.Count > 40, $"{strangers.Count} names with several bearers");
    }

    [Fact]
    public void Rows_OnePersonInOneCrm_StandsThereTwiceNowAndThen()
    {
        var doubles = TwoThousand.RowsOf("salesforce", "Contact").GroupBy(row => TwoThousand.Truth.Persons[Key(row)]).Count(group => group.Count() > 1);

        Assert.InRange(doubles, 20, 90);
    }

    [Fact]
    public void Rows_Comments_HoldTheHardCases()
    {
        var comments = TwoThousand.RowsOf("surveys").Select(row => Part(row, "answers")["comment"]).OfType<string>().ToList();

        Assert.Single(comments, comment => comment.Length == 100_000);
        Assert.Contains(comments, comment => Regex.IsMatch(comment, @"\+84|09\d{8}"));
        Assert.Contains(comments, comment => comment.Contains('@', StringComparison.Ordinal));
        Assert.Contains(comments, comment => comment.Contains("😡", StringComparison.Ordinal));
        Assert.Contains(comments, comment => comment.Contains("không", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(comments, comment => comment.Contains("khong", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_Names_HoldApostrophesEmojiAndBothUnicodeForms()
    {
        var names = Texts("salesforce", "FirstName", "LastName").Concat(Texts("dataverse", "firstname", "lastname")).ToList();

        Assert.Contains(names, name => name.Contains('\'', StringComparison.Ordinal));
        Assert.Contains(names, name => name.Any(char.IsSurrogate) || name.Contains('✨', StringComparison.Ordinal) || name.Contains('❤', StringComparison.Ordinal));
        Assert.Contains(names, name => !name.IsNormalized());
        Assert.Contains("Nguyễn", names);
        Assert.Contains("Nguyen", names);
    }

    [Fact]
    public void Rows_MailAddresses_AllEndInTheReservedDomain() =>
        Assert.All(
            Texts("salesforce", "Email").Concat(Texts("dataverse", "emailaddress1")).Concat(Texts("businesscentral", "email")).Concat(Texts("matomo", "userId")),
            email => Assert.EndsWith(".EXAMPLE", email.Trim(), StringComparison.OrdinalIgnoreCase));

    private static HashSet<string> People(string system) =>
        [.. TwoThousand.Truth.Persons.Where(pair => pair.Key.StartsWith(system + "/", StringComparison.Ordinal)).Select(pair => pair.Value)];

    private static IEnumerable<string> Texts(string system, params string[] fields) =>
        TwoThousand.RowsOf(system).SelectMany(row => fields.Select(field => row.Fields.GetValueOrDefault(field))).OfType<string>();

    private static bool IsPersonLike(SeedRow row) => (row.System, row.Entity) switch
    {
        ("salesforce", "Contact") or ("dataverse", "contact") => true,
        ("businesscentral", "customers") => row.Fields["type"] is "Person",
        ("matomo", _) => row.Fields["userId"] is not null,
        ("surveys", _) => Part(row, "identity")["anonymous"] is false,
        _ => false,
    };

    private static IReadOnlyDictionary<string, object?> Part(SeedRow row, string field) => (IReadOnlyDictionary<string, object?>)row.Fields[field]!;

    private static string Digits(object? phone) => string.Concat((phone as string ?? string.Empty).Split(" ext")[0].Where(char.IsAsciiDigit));

    private static string Key(SeedRow row) => $"{row.System}/{row.Entity}/{row.Id}";

    private static string Written(IEnumerable<SeedRow> rows) => string.Concat(rows.Select(row => JsonSerializer.Serialize(row, Readable) + "\n"));
}
