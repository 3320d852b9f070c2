using System.Globalization;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Explaining;
using CxHub.IdentityResolution.Training;
using static CxHub.Tests.IdentityResolution.People;

namespace CxHub.Tests.IdentityResolution;

/// <summary>What agreeing fields say together, and what is known of two groups beside the pair that brings them together.</summary>
public sealed class EvidenceTests
{
    private static readonly IdentitySettings Settings = new();

    // Families at one address: a father and a son of one name in every third house. Each is recorded twice, every other time with the birth date.
    private static List<IdentityRecord> Families(int houses)
    {
        var random = new Random(5);
        string[][] words = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 40).Select(_ => Letters(random)).ToArray())];
        var (given, family, streets) = (words[0], words[1], words[2]);
        var records = new List<IdentityRecord>();

        for (var house = 0; house < houses; house++)
        {
            var name = $"{given[random.Next(given.Length)]} {family[random.Next(family.Length)]}";
            var street = $"{random.Next(1, 40)} {streets[random.Next(streets.Length)]} Street";

            for (var person = 0; person < (house % 3 == 0 ? 2 : 1); person++)
            {
                var born = new DateOnly(1940 + (30 * person), 1, 2).AddDays(random.Next(4000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

                for (var copy = 0; copy < 2; copy++)
                {
                    var dated = house % 2 == 0 ? born : "";
                    records.Add(Record($"r{copy}-{house}p{person}", "s", (ColumnRole.FullName, name), (ColumnRole.Street, street), (ColumnRole.City, "York"), (ColumnRole.BirthDate, dated)));
                }
            }
        }

        return records;
    }

    private static string Letters(Random random) => new([.. Enumerable.Range(0, 7).Select(_ => (char)('a' + random.Next(26)))]);

    private static bool AreTogether(IdentityResult result, string one, string other) =>
        result.Members().Any(members => members.Any(member => member.RecordId == one) && members.Any(member => member.RecordId == other));

    private static IdentityResult WithTwo((ColumnRole Role, string Text)[] one, (ColumnRole Role, string Text)[] two) =>
        IdentityEngine.Resolve(IdentityDataset.Of([.. Make(300, 4), Record("a-one", "salesforce", one), Record("b-two", "dataverse", two)], Settings), Settings);

    private static PairExplanation Why(IdentityResult result) => new Explainer(result).Why(new RecordKey("salesforce", "a-one"), new RecordKey("dataverse", "b-two"))!;

    private static double BitsOfMailbox(IdentityResult result) => Why(result).Steps.Single(step => step.Field is "email").Bits;

    [Fact]
    public void Train_FathersAndSonsOfOneNameAtOneAddress_LearnsTheirShareFromTheBirthDates()
    {
        var records = Families(3000);

        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings);

        // Of three houses one has six pairs of one name and address, two of them right, and two have one right pair each: four of eight.
        var undated = result.Pairs(-4).Where(pair => int.Parse(PersonOf(pair.Left.RecordId).Split('p')[0], CultureInfo.InvariantCulture) % 2 == 1).ToList();
        Assert.NotEmpty(result.Model.Combinations);
        Assert.InRange(undated.Average(pair => pair.Probability), 0.4, 0.6);
        Assert.InRange(result.Pairs(-4).Where(pair => pair.Weight > 6).Count(pair => PersonOf(pair.Left.RecordId) != PersonOf(pair.Right.RecordId)), 0, 5);
    }

    [Fact]
    public void ModelJson_ModelWithCombinations_ReadsBackTheSame()
    {
        var model = IdentityEngine.Train(IdentityDataset.Of(Families(600), Settings));

        var read = ModelJson.Read(ModelJson.Write(model));

        Assert.NotEmpty(read.Combinations);
        Assert.Equal(ModelJson.Write(model), ModelJson.Write(read));
    }

    [Fact]
    public void Resolve_InitialsThatDifferOnAFamilyPhone_StayTwoPersons()
    {
        var records = Make(300, 4);
        records.Add(Record("a-x1", "salesforce", (ColumnRole.FullName, "I. Radwell"), (ColumnRole.Phone, "0911222333")));
        records.Add(Record("b-x2", "dataverse", (ColumnRole.FullName, "Thomas Radwell"), (ColumnRole.Phone, "0911222333")));
        records.Add(Record("c-x2", "surveys", (ColumnRole.FullName, "T. Radwell"), (ColumnRole.Phone, "0911222333")));

        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings);

        Assert.False(AreTogether(result, "a-x1", "b-x2"));
        Assert.False(AreTogether(result, "a-x1", "c-x2"));
        Assert.True(AreTogether(result, "b-x2", "c-x2"));
    }

    [Fact]
    public void Resolve_OneGivenNameOfTwoFamiliesInOneHouse_StaysTwoPersons()
    {
        var records = Make(300, 4);
        records.Add(Record("a-y1", "salesforce", (ColumnRole.GivenName, "Elena"), (ColumnRole.FamilyName, "Ruizalba"), (ColumnRole.Phone, "0911222444"), (ColumnRole.Street, "155 Calle Mayor"), (ColumnRole.City, "Valencia")));
        records.Add(Record("b-y2", "dataverse", (ColumnRole.GivenName, "Elena"), (ColumnRole.FamilyName, "Dominguez"), (ColumnRole.Phone, "0911222444"), (ColumnRole.Street, "155 Calle Mayor"), (ColumnRole.City, "Valencia")));

        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings);

        Assert.False(AreTogether(result, "a-y1", "b-y2"));
    }

    [Fact]
    public void Resolve_UserOfAMailboxThatOnlyRepeatsTheName_JoinsNobodyElsewhere()
    {
        var records = Make(300, 4);
        records.Add(Record("a-z1", "salesforce", (ColumnRole.FullName, "Lê Khánh Phương"), (ColumnRole.Email, "le.phuong@anhoang.example")));
        records.Add(Record("b-z2", "matomo", (ColumnRole.Email, "le.phuong@hoangtruong.example")));

        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings);

        Assert.False(AreTogether(result, "a-z1", "b-z2"));
    }

    [Theory]
    [InlineData("Trần Hoa", "Trần Hqa")]
    [InlineData("Trần Đức Hoa", "Trần ĐứcxHoa")]
    [InlineData("Trần Đức Hoa", "TrầnĐ ức Hoa")]
    [InlineData("Trần Đức Hoa", "HoaTran")]
    public void Resolve_NameWithASlipAndTheSameMailbox_IsOnePerson(string name, string slip)
    {
        var result = WithTwo(
            [(ColumnRole.FullName, name), (ColumnRole.Email, "hoa.tran7711@gmail.com")],
            [(ColumnRole.FullName, slip), (ColumnRole.Email, "hoa.tran7711@gmail.com")]);

        Assert.True(AreTogether(result, "a-one", "b-two"));
    }

    [Fact]
    public void Resolve_TwoNamesInCommonUseOnOneHouseholdMailbox_StayTwoPersons()
    {
        // Nga and Lan are one letter from Na and Lam, but many bear them: nobody mistypes so often.
        var result = WithTwo(
            [(ColumnRole.FullName, "Trần Nga"), (ColumnRole.Email, "giadinh7711@gmail.com")],
            [(ColumnRole.FullName, "Trần Hoa"), (ColumnRole.Email, "giadinh7711@gmail.com")]);

        Assert.False(AreTogether(result, "a-one", "b-two"));
    }

    [Fact]
    public void Resolve_AnotherFamilyNameOnTheSameMailbox_LeavesItAPersonalOne()
    {
        (ColumnRole, string)[] With(string given, string family) => [(ColumnRole.GivenName, given), (ColumnRole.FamilyName, family), (ColumnRole.Email, "twaldbrunn77@gmail.com")];

        var same = BitsOfMailbox(WithTwo(With("Thaddeus", "Waldbrunn"), With("Thaddeus", "Waldbrunn")));
        var married = BitsOfMailbox(WithTwo(With("Thaddeus", "Waldbrunn"), With("Thaddeus", "Oberheim")));
        var household = BitsOfMailbox(WithTwo(With("Thaddeus", "Waldbrunn"), With("Ottilie", "Waldbrunn")));

        Assert.Equal(same, married, 1.0);
        Assert.True(household < same - 2, $"{household} against {same}");
    }

    [Fact]
    public void Resolve_OfficeMailboxBesideAnOwnOne_IsNoContradiction()
    {
        var result = WithTwo(
            [(ColumnRole.FullName, "Thaddeus Quillfeather"), (ColumnRole.Email, "info@brasslantern.example")],
            [(ColumnRole.FullName, "Thaddeus Quillfeather"), (ColumnRole.Email, "tq1984@gmail.com")]);

        Assert.Equal(["name"], Why(result).Steps.Select(step => step.Field));
    }

    [Fact]
    public void Resolve_RecordThatOnlyNamesAnotherByItsId_IsThatOne()
    {
        // Nobody else's ids ever agree here, so that the model has seen no such agreement.
        IdentityRecord[] contacts = [.. Enumerable.Range(0, 300).Select(number => Record($"c-{number}", "salesforce", (ColumnRole.FullName, $"Kh{Letters(new Random(number))}"), (ColumnRole.ExternalId, $"contact:{number}")))];
        IdentityRecord[] answers = [.. Enumerable.Range(0, 5).Select(number => Record($"a-{number}", "surveys", (ColumnRole.ExternalId, $"contact:{number * 7}")))];

        var result = IdentityEngine.Resolve(IdentityDataset.Of([.. contacts, .. answers], Settings), Settings with { Precision = 0.98 });

        Assert.All(Enumerable.Range(0, 5), number => Assert.True(AreTogether(result, $"a-{number}", $"c-{number * 7}")));
        Assert.Equal(300, result.Members().Count);
    }

    [Fact]
    public void Resolve_PrecisionThatNoJoinReaches_MergesNobodyAndKeepsAThresholdThatCanBeWritten()
    {
        var settings = new IdentitySettings { Precision = 0.9999 };
        IdentityRecord[] records = [Record("a-1", "s", (ColumnRole.FullName, "Lan Trần")), Record("b-2", "s", (ColumnRole.FullName, "Lan Trần"))];

        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, settings), settings);

        Assert.Equal(2, result.Clusters);
        Assert.InRange(result.Threshold, 0, 100);
    }
}
