using System.Globalization;
using System.Text.Json;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Incremental;
using CxHub.IdentityResolution.Training;
using static CxHub.Tests.IdentityResolution.People;

namespace CxHub.Tests.IdentityResolution;

public sealed class ModelTests
{
    private static readonly IdentitySettings Settings = new();

    // Two records each of people with their own number, of which a known share is mistyped beyond recognition, and a colour of five that changes for a known share.
    private static List<IdentityRecord> KnownPopulation(int people, double otherDate, double otherColour)
    {
        var random = new Random(12);
        var records = new List<IdentityRecord>();

        for (var person = 0; person < people; person++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Given{Letters(random)} Family{Letters(random)}");
            var colour = random.Next(5);
            var born = new DateOnly(1940, 1, 1).AddDays(random.Next(25_000));

            for (var copy = 0; copy < 2; copy++)
            {
                var shownBorn = copy == 1 && random.NextDouble() < otherDate ? new DateOnly(1940, 1, 1).AddDays(random.Next(25_000)) : born;
                var shownColour = copy == 1 && random.NextDouble() < otherColour ? (colour + 1 + random.Next(4)) % 5 : colour;
                records.Add(new IdentityRecord($"r{copy}-{person}", "s", [
                    new(ColumnRole.FullName, name),
                    new(ColumnRole.NationalId, random.NextInt64(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture)),
                    new(ColumnRole.BirthDate, shownBorn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    new(ColumnRole.Category, $"colour{shownColour}", "colour")]));
            }
        }

        return records;
    }

    private static string Letters(Random random) => new([.. Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(26)))]);

    [Fact]
    public void Train_AnyOrderOfRecords_WritesTheSameModelToTheLastDigit()
    {
        var records = Make(800, 6);
        var model = ModelJson.Write(IdentityEngine.Train(IdentityDataset.Of(records, Settings)));
        var snapshot = SnapshotOf(records);

        for (var seed = 1; seed <= 5; seed++)
        {
            IdentityRecord[] shuffled = [.. records];
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(model, ModelJson.Write(IdentityEngine.Train(IdentityDataset.Of(shuffled, Settings))));
            Assert.Equal(snapshot, SnapshotOf(shuffled));
        }
    }

    private static string SnapshotOf(IReadOnlyList<IdentityRecord> records) => SnapshotJson.Write(IdentityState.Start(IdentityDataset.Of(records, Settings), Settings).Snapshot);

    [Fact]
    public void Train_KnownParameters_FindsThem()
    {
        var model = IdentityEngine.Train(IdentityDataset.Of(KnownPopulation(1500, otherDate: 0.2, otherColour: 0.3), Settings));

        var date = model.Fields.Single(field => field.Kind == FieldKind.Date);
        var colour = model.Fields.Single(field => field.Kind == FieldKind.Category);
        Assert.Equal(0.80, date.M[6], 0.04);
        Assert.Equal(0.70, colour.M[3], 0.04);
        Assert.Equal(0.20, colour.U[3], 0.01);
        Assert.Equal(0.5, model.PairsPerRecord, 0.05);
    }

    [Fact]
    public void Train_Twice_IsTheSameModel()
    {
        var records = Make(150, 8);

        Assert.Equal(ModelJson.Write(IdentityEngine.Train(IdentityDataset.Of(records, Settings))), ModelJson.Write(IdentityEngine.Train(IdentityDataset.Of([.. records.AsEnumerable().Reverse()], Settings))));
    }

    [Fact]
    public void ModelJson_WrittenAndRead_ResolvesAlike()
    {
        var records = Make(150, 8);
        var model = IdentityEngine.Train(IdentityDataset.Of(records, Settings));

        var read = ModelJson.Read(ModelJson.Write(model));

        Assert.Equal(
            Partition(IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings, model)),
            Partition(IdentityEngine.Resolve(IdentityDataset.Of(records, Settings), Settings, read)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"version":99,"fields":[],"pairsPerRecord":1,"trainedRecords":1,"rounds":1}""")]
    public void ModelJson_Damaged_IsAFormatError(string text) => Assert.Throws<FormatException>(() => ModelJson.Read(text));

    [Fact]
    public void Resolve_ModelOfOtherColumns_IsRefusedByName()
    {
        var model = IdentityEngine.Train(IdentityDataset.Of(Make(20, 1), Settings));
        var data = IdentityDataset.Of([Record("a", "s", (ColumnRole.Title, "A title"))], Settings);

        var refused = Assert.Throws<ArgumentException>(() => IdentityEngine.Resolve(data, Settings, model));
        Assert.Contains("Title", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SplinkSettings_AnyModel_HasComparisonsWithAnElseLevelAndChances()
    {
        var model = IdentityEngine.Train(IdentityDataset.Of(Make(60, 8), Settings));

        using var settings = JsonDocument.Parse(SplinkSettings.Write(model, 300));

        var comparisons = settings.RootElement.GetProperty("comparisons").EnumerateArray().ToList();
        Assert.Equal(model.Fields.Count, comparisons.Count);
        Assert.All(comparisons, comparison => Assert.Equal("ELSE", comparison.GetProperty("comparison_levels").EnumerateArray().Last().GetProperty("sql_condition").GetString()));
        Assert.InRange(settings.RootElement.GetProperty("probability_two_random_records_match").GetDouble(), 1e-9, 0.5);
    }
}
