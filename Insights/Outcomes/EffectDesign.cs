using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>The columns of <c>won ~ promoter + controls</c>: categories become indicators against their most frequent value.</summary>
internal sealed record EffectDesign(Column Outcome, IReadOnlyList<Column> Predictors)
{
    public static EffectDesign Of(EffectStudy study) => new(
        new("won", [.. study.Cases.Select(one => one.Won ? 1.0 : 0)]),
        [
            new(AdjustedEffect.Exposure, [.. study.Cases.Select(one => one.Exposed ? 1.0 : 0)]),
            .. study.CategoryNames.SelectMany((name, place) => Indicators(name, [.. study.Cases.Select(one => one.Categories[place])])),
            .. study.AmountNames.Select((name, place) => new Column(name, [.. study.Cases.Select(one => one.Amounts[place])])),
        ]);

    private static IEnumerable<Column> Indicators(string name, string[] values) => Categories.Indicators(name, values);
}
