namespace CxHub.Insights.Segments;

/// <summary>Gives groups of a new run the ids of the groups that they continue, so that "persona 3" stays who it was.</summary>
public static class StableIds
{
    /// <summary>Less overlap than this is another group.</summary>
    public const double LeastOverlap = 0.3;

    /// <summary>Matches by Jaccard overlap of members, best pairs first; groups without a forerunner get new ids.</summary>
    public static IReadOnlyDictionary<int, string> Match(IReadOnlyDictionary<int, IReadOnlySet<string>> groups, IReadOnlyDictionary<string, IReadOnlySet<string>> previous, Func<int, string> newId)
    {
        var pairs = from one in groups
                    from old in previous
                    let overlap = Jaccard(one.Value, old.Value)
                    where overlap >= LeastOverlap
                    orderby overlap descending, old.Key, one.Key
                    select (Group: one.Key, Id: old.Key);
        Dictionary<int, string> ids = [];
        HashSet<string> taken = new(previous.Keys, StringComparer.Ordinal);
        HashSet<string> used = new(StringComparer.Ordinal);

        foreach (var (group, id) in pairs)
        {
            if (!ids.ContainsKey(group) && used.Add(id))
            {
                ids.Add(group, id);
            }
        }

        var number = 1;

        foreach (var group in groups.Keys.Order().Where(group => !ids.ContainsKey(group)))
        {
            while (!taken.Add(newId(number)))
            {
                number++;
            }

            ids.Add(group, newId(number));
        }

        return ids;
    }

    public static double Jaccard(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var common = one.Count(other.Contains);

        return one.Count + other.Count == 0 ? 0 : common / (double)(one.Count + other.Count - common);
    }
}
