using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Insights.Quality;

namespace CxHub.Tests.Insights.Quality;

public sealed class QualityInputTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_TwoRecordsOfOneCustomerInOneSystem_AreOneTooManyButAnswersOfOneAreNot()
    {
        QualityInput input = new(new QualityRules(), AsOf) { Mentions = new HashSet<string> { "surveys" } };

        foreach (var source in new[] { "crm", "crm", "erp", "surveys", "surveys" })
        {
            input.Read(Person(source, "an", "an@x.vn"));
        }

        var sets = input.ToDataSets();
        Assert.Equal((1, 2), Counts(sets, "crm", QualityDimension.NoDuplication));
        Assert.Equal((1, 1), Counts(sets, "erp", QualityDimension.NoDuplication));
        Assert.Equal((0, 0), Counts(sets, "surveys", QualityDimension.NoDuplication));
    }

    [Fact]
    public void Read_OldOrder_IsNotStaleButOldContactDataAre()
    {
        QualityInput input = new(new QualityRules(), AsOf);

        input.Read(new CustomerRecord<Order>(new() { Key = new("erp", "invoice", "1"), ModifiedAt = AsOf.AddYears(-2) }, "an", null));
        input.Read(new CustomerRecord<Person>(new() { Key = new("erp", "customer", "1"), ModifiedAt = AsOf.AddDays(-180) }, "an", null));

        var sets = input.ToDataSets();
        Assert.Null(sets.Single(set => set.Kind is CanonicalKind.Order).Report[QualityDimension.Currency].Value);
        Near.Equal(0.5, sets.Single(set => set.Kind is CanonicalKind.Person).Report[QualityDimension.Currency].Value);
    }

    [Fact]
    public void Read_PersonNamedWithAnAnswer_NeedsNoMoreThanAnAddress()
    {
        QualityInput input = new(new QualityRules(), AsOf) { Mentions = new HashSet<string> { "surveys" } };

        input.Read(Person("surveys", "an", "an@x.vn"));

        Assert.Equal((1, 1), Counts(input.ToDataSets(), "surveys", QualityDimension.Completeness));
    }

    [Fact]
    public void Read_ContactDataOfOtherSystems_AreComparedWithTheReferenceWhereBothHaveThem()
    {
        QualityInput input = new(new QualityRules { Reference = "erp" }, AsOf);

        input.Read(Person("crm", "an", "an@x.vn"));
        input.Read(Person("crm", "binh", "other@x.vn"));
        input.Read(Person("crm", "chi", "chi@x.vn"));
        input.Read(Person("crm", "dung", null));
        input.Read(Person("erp", "an", "an@x.vn"));
        input.Read(Person("erp", "binh", "binh@x.vn"));
        input.Read(Person("erp", "dung", "dung@x.vn"));

        var sets = input.ToDataSets();
        Assert.Equal((1, 2), Counts(sets, "crm", QualityDimension.Accuracy));
        Assert.Equal((0, 0), Counts(sets, "erp", QualityDimension.Accuracy));
        Assert.EndsWith("binh", Assert.Single(Of(sets, "crm").Report[QualityDimension.Accuracy].FailingIds), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ValueTheMappingCouldNotRead_IsGivenButNotValid()
    {
        QualityInput input = new(new QualityRules(), AsOf) { Complaints = new Dictionary<string, IReadOnlySet<string>> { ["crm/Contact/an"] = new HashSet<string> { "email" } } };

        input.Read(Person("crm", "an", null));
        input.Read(Person("crm", "binh", null));

        var fields = Of(input.ToDataSets(), "crm").Report.ByField.Where(one => one.Field is "email").ToDictionary(one => one.Measure.Dimension, one => (one.Measure.Numerator, one.Measure.Denominator));
        Assert.Equal((1, 2), fields[QualityDimension.Completeness]);
        Assert.Equal((0, 1), fields[QualityDimension.Validity]);
    }

    [Fact]
    public void Read_ChangesSinceTheHubReadsTheSource_AreJudgedByTheirWayHere()
    {
        QualityInput input = new(new QualityRules { ArrivesWithin = TimeSpan.FromMinutes(15) }, AsOf)
        {
            Arrivals = new Dictionary<SourceKey, (DateTimeOffset, DateTimeOffset)> { [new("crm", "Contact", "an")] = (AsOf.AddMinutes(-30), AsOf.AddMinutes(-20)), [new("crm", "Contact", "binh")] = (AsOf.AddMinutes(-30), AsOf) },
        };

        input.Read(Person("crm", "an", null));
        input.Read(Person("crm", "binh", null));
        input.Read(Person("crm", "chi", null));

        Assert.Equal((1, 2), Counts(input.ToDataSets(), "crm", QualityDimension.Timeliness));
    }

    [Fact]
    public void Read_PhoneOfAnotherCountry_IsNotConsistentAndAddressOfACountryOnlyNotPrecise()
    {
        QualityInput input = new(new QualityRules(), AsOf);
        Assert.True(PhoneNumber.TryParse("+6598765432", "SG", out var phone));

        input.Read(new CustomerRecord<Person>(new() { Key = new("crm", "Contact", "an"), Country = "VN", Phone = phone }, "an", null));
        input.Read(new CustomerRecord<Person>(new() { Key = new("crm", "Contact", "binh"), Country = "SG", City = "Singapore", Phone = phone }, "binh", null));

        Assert.Equal((1, 2), Counts(input.ToDataSets(), "crm", QualityDimension.Consistency));
        Assert.Equal((1, 2), Counts(input.ToDataSets(), "crm", QualityDimension.Precision));
    }

    [Fact]
    public void Gate_DataUnderItsShare_PausesWhatItNamesAndNothingElse()
    {
        QualityInput input = new(new QualityRules(), AsOf);
        input.Read(Person("crm", "an", "an@x.vn"));
        input.Read(Person("crm", "binh", null));
        QualityGate Gate(double least, params string[] pauses) => new("crm", CanonicalKind.Person, "email", QualityDimension.Completeness, least, pauses);

        var shut = ShutGates.Read(ShutGates.Of([Gate(0.6, "sf/Contact/NPS"), Gate(0.4, "dv"), Gate(0.9, "dv/account")], input.ToDataSets()).ToJson());

        Assert.Equal([0.5, 0.5], shut.Gates.Select(gate => gate.Value));
        Assert.Equal(["NPS"], shut.Paused("sf", "Contact", ["NPS", "CSAT"]));
        Assert.Equal(["NPS", "CSAT"], shut.Paused("dv", "account", ["NPS", "CSAT"]));
        Assert.Empty(shut.Paused("dv", "contact", ["NPS", "CSAT"]));
        Assert.Equal(["dv/account"], shut.PlacesBeyond(new([shut.Gates[0]])));
    }

    private static CustomerRecord<Person> Person(string source, string profile, string? email) =>
        new(new() { Key = new(source, "Contact", profile), Email = EmailAddress.TryParse(email, out var address) ? address : null }, profile, null);

    private static QualityDataSet Of(IEnumerable<QualityDataSet> sets, string source) => sets.Single(set => set.Source == source);

    private static (double, double) Counts(IEnumerable<QualityDataSet> sets, string source, QualityDimension dimension) =>
        (Of(sets, source).Report[dimension].Numerator, Of(sets, source).Report[dimension].Denominator);
}
