using CxHub.Insights.Quality;

namespace CxHub.Tests.Insights.Quality;

public sealed class QualityTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    private static readonly QualityRecord[] Records =
    [
        Record(1, "an@x.vn", "+84901234567", "VN", "9", "2026-03-30T10:00:00", lag: 1, age: 1),
        Record(2, "AN@X.VN ", "+84901234567", "VN", "9", "2026-03-30T10:00:00", lag: 5, age: 45) with { Entity = "e1" },
        Record(3, "bad-email", "–", "VN", "11", "2026-03-30T10:00:00", lag: 14, age: 90),
        Record(4, "c@y.com", "+6598765432", "SG", "7", "2026-03-30", lag: 61, age: 180),
        Record(5, "N/A", "+841", "US", "3", "2026-03-30T10:00:00", lag: 3, age: 360) with { Consented = false },
    ];

    private static readonly QualityChecks Checks = new()
    {
        Required = ["email", "phone", "country", "nps"],
        Valid = new Dictionary<string, Func<string, bool>>
        {
            ["email"] = value => value.Contains('@', StringComparison.Ordinal),
            ["phone"] = value => value.Length >= 9,
            ["country"] = value => value.Length == 2,
            ["nps"] = value => value.Length == 1,
        },
        Precise = new Dictionary<string, Func<string, bool>> { ["answeredAt"] = value => value.Contains('T', StringComparison.Ordinal) },
        Consistent = [record => record.Value("phone") is { } phone && record.Value("country") is { } country ? phone.StartsWith(country switch { "VN" => "+84", "SG" => "+65", _ => "+1" }, StringComparison.Ordinal) && !(country == "US" && phone.StartsWith("+84", StringComparison.Ordinal)) : null],
        Usable = record => record.Consented && record.Value("nps") is { Length: 1 } && (record.Value("email")?.Contains('@', StringComparison.Ordinal) == true || record.Value("phone") is { Length: >= 9 }),
    };

    private static readonly QualityReport Report = QualityRun.Measure(Records, Checks, AsOf, new Dictionary<string, bool> { ["1"] = true, ["2"] = true, ["4"] = true, ["5"] = false });

    [Theory]
    [InlineData(QualityDimension.Usability, 3, 5)]
    [InlineData(QualityDimension.Precision, 4, 5)]
    [InlineData(QualityDimension.Accuracy, 3, 4)]
    [InlineData(QualityDimension.NoDuplication, 4, 5)]
    [InlineData(QualityDimension.Timeliness, 4, 5)]
    [InlineData(QualityDimension.Validity, 15, 18)]
    [InlineData(QualityDimension.Consistency, 3, 4)]
    [InlineData(QualityDimension.Completeness, 18, 20)]
    public void Measure_ReferenceRecords_GiveTheReferenceCounts(QualityDimension dimension, double numerator, double denominator) =>
        Assert.Equal((numerator, denominator), (Report[dimension].Numerator, Report[dimension].Denominator));

    [Fact]
    public void Measure_ReferenceRecords_GiveCurrencyIntervalAndMeans()
    {
        Near.Equal(0.658832, Report[QualityDimension.Currency].Value);
        Near.Equal(0.300642, 0.954413, Report[QualityDimension.Accuracy].Interval);
        Near.Equal(0.760789, Report.Geometric);
        Near.Equal(0.765796, Report.Arithmetic);
        Near.Equal(0.6, Report.Minimum);
    }

    [Fact]
    public void Measure_FailingRecords_AreNamed()
    {
        Assert.Equal(["2"], Report[QualityDimension.NoDuplication].FailingIds);
        Assert.Equal(["4"], Report[QualityDimension.Timeliness].FailingIds);
        Assert.Equal(["3", "5"], Report[QualityDimension.Validity].FailingIds.Order());
        Assert.Equal(0.8, Report.ByField.Single(row => row is { Field: "phone", Measure.Dimension: QualityDimension.Completeness }).Measure.Value);
    }

    [Fact]
    public void Below_Threshold_NamesTheDimensionsThatPauseWriteBack() =>
        Assert.Equal([QualityDimension.Usability], Report.Below(new Dictionary<QualityDimension, double> { [QualityDimension.Usability] = 0.7, [QualityDimension.Validity] = 0.8 }).Select(measure => measure.Dimension));

    [Fact]
    public void Measure_NoRecords_HasNoValues()
    {
        var empty = QualityRun.Measure([], Checks, AsOf);

        Assert.All(empty.Dimensions, dimension => Assert.Null(dimension.Value));
        Assert.Null(empty.Minimum);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("n/a")]
    [InlineData("Unknown")]
    [InlineData("-")]
    [InlineData(null)]
    public void Value_WaysToWriteMissing_AreMissing(string? text) =>
        Assert.Null(Records[0] is var record ? (record with { Fields = new Dictionary<string, string?> { ["x"] = text } }).Value("x") : "");

    private static QualityRecord Record(int id, string email, string phone, string country, string nps, string answeredAt, int lag, int age) => new()
    {
        Id = $"{id}",
        Entity = $"e{id}",
        Consented = true,
        Fields = new Dictionary<string, string?> { ["email"] = email, ["phone"] = phone, ["country"] = country, ["nps"] = nps, ["answeredAt"] = answeredAt },
        OccurredAt = AsOf,
        ReceivedAt = AsOf.AddMinutes(lag),
        ConfirmedAt = AsOf.AddDays(-age),
    };
}
