namespace CxHub.Insights.Text;

/// <summary>English contractions opened so that their "not" stands alone: <c>isn't</c> → <c>is not</c>, <c>can't</c> → <c>can not</c>.</summary>
internal static class Contractions
{
    public static string Open(string lower)
    {
        var straight = lower.Replace('’', '\'');

        return straight.Contains("n't", StringComparison.Ordinal)
            ? straight.Replace("can't", "can not", StringComparison.Ordinal).Replace("won't", "will not", StringComparison.Ordinal).Replace("n't", " not", StringComparison.Ordinal)
            : straight;
    }
}
