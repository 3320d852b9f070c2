namespace CxHub.Insights.Statistics;

/// <summary>Turns a column of words into columns of 0 and 1.</summary>
public static class Categories
{
    /// <summary>One indicator per value except the most frequent, which is the reference; named <c>column=value</c>. An empty value is missing (NaN).</summary>
    public static IReadOnlyList<Column> Indicators(string name, IReadOnlyList<string> values)
    {
        var levels = values.Where(value => value.Length > 0).CountBy(value => value).OrderByDescending(level => level.Value).ThenBy(level => level.Key, StringComparer.Ordinal).Skip(1).Select(level => level.Key);

        return [.. levels.Order(StringComparer.Ordinal).Select(level => new Column($"{name}={level}", [.. values.Select(value => value.Length == 0 ? double.NaN : value == level ? 1.0 : 0)]))];
    }
}
