using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>How many rows find their partner in another table; a join that drops rows silently has ruined many an analysis.</summary>
/// <param name="OnlyAfterFolding">Keys that met only because case and spaces were ignored.</param>
/// <param name="Unmatched">The keys left over, each once.</param>
public sealed record KeyMatch(Share Matched, int OnlyAfterFolding, IReadOnlyList<string> Unmatched)
{
    /// <summary>More unmatched rows than this share fail the run.</summary>
    public const double Limit = 0.01;

    public bool Fails => Matched.N > 0 && 1 - Matched.Value > Limit;

    public static KeyMatch Of(IEnumerable<string> keys, IEnumerable<string> reference)
    {
        var exact = reference.ToHashSet(StringComparer.Ordinal);
        var folded = exact.Select(JoinKey.Of).ToHashSet(StringComparer.Ordinal);
        var (all, matched, onlyFolded) = (0, 0, 0);
        SortedSet<string> unmatched = new(StringComparer.Ordinal);

        foreach (var key in keys)
        {
            all++;

            if (!folded.Contains(JoinKey.Of(key)))
            {
                unmatched.Add(key);
                continue;
            }

            matched++;
            onlyFolded += exact.Contains(key) ? 0 : 1;
        }

        return new(new(matched, all), onlyFolded, [.. unmatched]);
    }
}
