using CxHub.Domain.Configuration;
using CxHub.Functions.MapAndResolve;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Survivorship;

namespace CxHub.Functions.Configuration;

/// <summary>Reads <c>identity.yaml</c>.</summary>
public sealed class IdentityConfigReader(string region, ConfigProblems problems)
{
    public IdentityConfig Read(ConfigMap file)
    {
        file.AllowOnly(problems, "people", "accounts", "golden");
        return new IdentityConfig(
            Rules(file.Map("people", problems, required: true), IdentityFields.OfPerson.Keys),
            Rules(file.Map("accounts", problems, required: true), IdentityFields.OfAccount.Keys),
            Golden(file.Map("golden", problems, required: true)));
    }

    private IdentityRules Rules(ConfigMap? map, IEnumerable<string> fields)
    {
        string[] known = [.. fields];
        map?.AllowOnly(problems, "precision", "largestCluster", "reviewBits", "distinctSources", "monthFirst", "retrainGrowth", "fields", "sharedIds");
        return new IdentityRules(Settings(map), Roles(map?.Map("fields", problems, required: true), known), [.. (map?.List("sharedIds", problems)?.Items ?? []).Select(item => Shared(item, known)).OfType<SharedId>()], Growth(map));
    }

    private double Growth(ConfigMap? map)
    {
        if (map?.Number("retrainGrowth", problems) is not { } growth)
        {
            return IdentityRules.UsualGrowth;
        }

        if (growth <= 1)
        {
            problems.Add(map.Find("retrainGrowth")!.Value.At, $"retrainGrowth is {growth}", "more than 1: how many times as many records make the model be trained again");
        }

        return growth;
    }

    private IdentitySettings Settings(ConfigMap? map)
    {
        var defaults = new IdentitySettings();
        var precision = map?.Number("precision", problems) ?? 0.98;
        if (precision is <= 0.5 or >= 1)
        {
            problems.Add(map!.Find("precision")!.Value.At, $"precision is {precision}", "a share between 0.5 and 1");
            precision = 0.98;
        }

        return new IdentitySettings
        {
            Precision = precision,
            Region = region,
            LargestCluster = map?.WholeNumber("largestCluster", problems) ?? defaults.LargestCluster,
            ReviewBits = map?.Number("reviewBits", problems) ?? defaults.ReviewBits,
            MonthFirst = map?.Flag("monthFirst", problems) ?? false,
            DistinctSources = (map?.Texts("distinctSources", problems) ?? []).ToHashSet(StringComparer.Ordinal),
        };
    }

    private SortedDictionary<string, ColumnRole> Roles(ConfigMap? map, string[] known)
    {
        map?.AllowOnly(problems, known);
        var roles = new SortedDictionary<string, ColumnRole>(StringComparer.Ordinal);
        foreach (var field in map?.Entries.Select(entry => entry.Key).Where(known.Contains) ?? [])
        {
            if (map!.Choice<ColumnRole>(field, problems) is { } role)
            {
                roles[field] = role;
            }
        }

        return roles;
    }

    private SharedId? Shared(ConfigNode node, string[] known)
    {
        if (node is not ConfigMap map)
        {
            problems.Add(node.At, $"a shared id is {node.Kind}", "a map with field and of");
            return null;
        }

        map.AllowOnly(problems, "field", "of", "is");
        var field = map.Text("field", problems, required: true);
        if (field is not null && !known.Contains(field))
        {
            problems.Add(map.Find("field")!.Value.At, $"'{field}' is not a field", $"one of {string.Join(", ", known)}", NearestName.Of(field, known));
            return null;
        }

        return field is null ? null : new SharedId(field, map.Texts("of", problems), map.Text("is", problems) is "recordId");
    }

    private GoldenRules Golden(ConfigMap? map)
    {
        map?.AllowOnly(problems, "default", "fields");
        var fallback = map?.Map("default", problems)?.Choice<SurvivorRule>("rule", problems) ?? SurvivorRule.MostRecent;
        return new GoldenRules([.. (map?.List("fields", problems)?.Items ?? []).Select(Survivor).OfType<SurvivorField>()], fallback);
    }

    private SurvivorField? Survivor(ConfigNode node)
    {
        if (node is not ConfigMap map)
        {
            problems.Add(node.At, $"a golden rule is {node.Kind}", "a map with field and rule");
            return null;
        }

        map.AllowOnly(problems, "field", "group", "rule", "sources");
        var field = map.Text("field", problems, required: true);
        var rule = map.Choice<SurvivorRule>("rule", problems, required: true);
        if (field is null || rule is null)
        {
            return null;
        }

        var group = map.Texts("group", problems);
        return new SurvivorField(field, group.Count is 0 ? [field] : group, rule.Value, map.Texts("sources", problems));
    }
}
