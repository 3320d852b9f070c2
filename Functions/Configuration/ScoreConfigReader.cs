using CxHub.Domain.Configuration;
using CxHub.Insights.Drivers;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Scores;

namespace CxHub.Functions.Configuration;

/// <summary>Reads <c>scores.yaml</c>.</summary>
public static class ScoreConfigReader
{
    public static ScoreOptions Read(ConfigMap file, ConfigProblems problems)
    {
        file.AllowOnly(problems, "nps", "health", "winRate", "drivers", "quality", "segments", "text");
        var nps = file.Map("nps", problems);
        nps?.AllowOnly(problems, "validity");
        var defaults = new ScoreOptions();
        return new ScoreOptions
        {
            Validity = nps?.Duration("validity", problems) ?? defaults.Validity,
            Health = file.Map("health", problems) is { } health ? Health(health, problems) : defaults.Health,
            WinRate = file.Map("winRate", problems) is { } winRate ? Exposure(winRate, problems) : defaults.WinRate,
            Drivers = file.Map("drivers", problems) is { } drivers ? Drivers(drivers, problems) : defaults.Drivers,
        };
    }

    private static ExposureRule Exposure(ConfigMap map, ConfigProblems problems)
    {
        map.AllowOnly(problems, "window", "gap");
        var defaults = new ExposureRule();
        return new ExposureRule { Window = map.Duration("window", problems) ?? defaults.Window, Gap = map.Duration("gap", problems) ?? defaults.Gap };
    }

    private static BehaviourOptions Drivers(ConfigMap map, ConfigProblems problems)
    {
        map.AllowOnly(problems, "window", "behaviours");
        var defaults = new BehaviourOptions();
        return new BehaviourOptions
        {
            Window = map.Duration("window", problems) ?? defaults.Window,
            Behaviours = map.Find("behaviours") is { } listed ? Behaviours(map, listed, problems) : defaults.Behaviours,
        };
    }

    private static HashSet<Behaviour> Behaviours(ConfigMap map, ConfigEntry listed, ConfigProblems problems)
    {
        var names = Enum.GetValues<Behaviour>().ToDictionary(behaviour => ConfigNames.Written(behaviour.ToString()), StringComparer.Ordinal);
        var texts = map.Texts("behaviours", problems);
        foreach (var unknown in texts.Where(text => !names.ContainsKey(text)))
        {
            problems.Add(listed.Value.At, $"'behaviours' names '{unknown}'", $"some of {string.Join(", ", names.Keys)}", NearestName.Of(unknown, [.. names.Keys]));
        }

        return [.. texts.Where(names.ContainsKey).Select(text => names[text])];
    }

    private static HealthOptions Health(ConfigMap map, ConfigProblems problems)
    {
        map.AllowOnly(problems, "weights", "decaying", "halfLife", "minimumCoverage", "amberFrom", "greenFrom", "margin");
        var defaults = new HealthOptions();
        return new HealthOptions
        {
            Weights = map.Map("weights", problems) is { } weights ? Weights(weights, defaults, problems) : defaults.Weights,
            Decaying = map.Find("decaying") is null ? defaults.Decaying : map.Texts("decaying", problems).ToHashSet(StringComparer.Ordinal),
            HalfLife = map.Duration("halfLife", problems) ?? defaults.HalfLife,
            MinimumCoverage = map.Number("minimumCoverage", problems) ?? defaults.MinimumCoverage,
            AmberFrom = map.Number("amberFrom", problems) ?? defaults.AmberFrom,
            GreenFrom = map.Number("greenFrom", problems) ?? defaults.GreenFrom,
            Margin = map.Number("margin", problems) ?? defaults.Margin,
        };
    }

    private static SortedDictionary<string, double> Weights(ConfigMap map, HealthOptions defaults, ConfigProblems problems)
    {
        map.AllowOnly(problems, [.. defaults.Weights.Keys]);
        var weights = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var component in map.Entries.Select(entry => entry.Key).Where(defaults.Weights.ContainsKey))
        {
            weights[component] = map.Number(component, problems) ?? 0;
        }

        return weights;
    }
}
