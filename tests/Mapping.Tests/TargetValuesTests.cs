using CxHub.Mapping.Targets;
using Xunit;

namespace CxHub.Tests.Mapping;

public sealed class TargetValuesTests
{
    public static TheoryData<string, object?, object?, bool> Pairs => new()
    {
        { "number", 9m, 9.0m, true },
        { "number", "9", 9.0m, true },
        { "number", 9.0, 9m, true },
        { "number", 9L, 9m, true },
        { "number", 9m, 8m, false },
        { "number, scale: 1", 71.3m, 71.34m, true },
        { "number", null, 0m, false },
        { "date-time", "2026-03-02T08:15:30.000+0000", "2026-03-02T08:15:30Z", true },
        { "date-time", "2026-03-02T08:15:30+00:00", "2026-03-02T08:15:30Z", true },
        { "date-time", "2026-03-02T15:15:30+07:00", "2026-03-02T08:15:30Z", true },
        { "date-time", "2026-03-02T08:15:31Z", "2026-03-02T08:15:30Z", false },
        { "date", "2026-03-02", "2026-03-02", true },
        { "date", "2026-03-02T00:00:00Z", "2026-03-02", true },
        { "date", "2026-03-03", "2026-03-02", false },
        { "boolean", true, true, true },
        { "boolean", "true", true, true },
        { "boolean", null, false, true },
        { "boolean", null, true, false },
        { "pick-list", "Promoter", "Promoter", true },
        { "pick-list", "promoter", "Promoter", false },
        { "pick-list", 727000000m, 727000000m, true },
        { "text", "a", "a", true },
        { "text", "a", "A", false },
        { "text", "a\r\nb ", "a\nb", true },
        { "text", "Nguyễn", "Nguyễn".Normalize(System.Text.NormalizationForm.FormD), true },
        { "text", "", null, true },
        { "text", "a", null, false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Same_ComparesByTheFieldsType(string type, object? standing, object? wanted, bool same)
    {
        var field = TargetMapsTests.Map($"A: {{ from: score.nps.text, type: {type} }}").Fields[0];

        Assert.Equal(same, TargetValues.Same(field, standing, wanted));
        Assert.Equal(same, TargetValues.Same(field, wanted, standing));
    }

    [Fact]
    public void IsWhatBecameOf_TextCutByTheTarget_IsRecognised()
    {
        var field = TargetMapsTests.Map("A: { from: score.nps.text, type: text }").Fields[0];
        var sent = new string('x', 300) + "\r\nend";

        Assert.True(TargetValues.IsWhatBecameOf(field, sent[..255], sent));
        Assert.True(TargetValues.IsWhatBecameOf(field, sent.ReplaceLineEndings("\n"), sent));
        Assert.False(TargetValues.IsWhatBecameOf(field, sent[..10], sent));
        Assert.False(TargetValues.IsWhatBecameOf(field, "y" + sent[..254], sent));
    }
}
