using CxHub.Activation.FollowUps;
using CxHub.Connectors.Configuration;
using CxHub.Domain.Configuration;
using CxHub.Insights.Kpis;
using CxHub.Insights.Quality;
using CxHub.Insights.Scores;
using CxHub.Insights.Segments;
using CxHub.Insights.Text;
using CxHub.Mapping;
using CxHub.Mapping.Targets;

namespace CxHub.Functions.Configuration;

/// <summary>Everything the admin configured, read and checked as a whole before anything starts.</summary>
public sealed record HubConfiguration
{
    public required HubConfig Hub { get; init; }

    public required IReadOnlyList<SystemDefinition> Systems { get; init; }

    public required ConfiguredMaps Maps { get; init; }

    public required FollowUpRules FollowUps { get; init; }

    public required ScoreOptions Scores { get; init; }

    public required IdentityConfig Identity { get; init; }

    public required KpiPlan Kpis { get; init; }

    public required QualityRules Quality { get; init; }

    public required SegmentRules Segments { get; init; }

    public required TextConfig Text { get; init; }

    public required Taxonomy Topics { get; init; }

    /// <exception cref="ConfigurationException">Lists every mistake of every file with its position.</exception>
    public static HubConfiguration Load(ConfigFolder folder, Func<string, string?> environment)
    {
        var problems = new ConfigProblems();
        var configuration = Read(folder, environment, problems);
        problems.ThrowIfAny();
        return configuration!;
    }

    private static HubConfiguration? Read(ConfigFolder folder, Func<string, string?> environment, ConfigProblems problems)
    {
        var hub = folder.Read("hub.yaml", problems) is { } file ? HubConfigReader.Read(file, environment, problems) : null;
        var files = folder.ReadAll("sources", problems);
        var systems = ReadSystems(files, hub?.QuotaShare, environment, problems);
        var zone = hub?.Zone ?? TimeZoneInfo.Utc;

        // By the names in the files, also of systems with mistakes of their own: so one mistake does not hide those of the maps.
        string[] targets = [.. files.Where(file => Written(file, "kind") is "salesforce" or "dynamics").Select(file => Written(file, "name")).OfType<string>()];
        var context = new MappingContext
        {
            Zone = zone,
            Region = hub?.Region ?? "VN",
            Sources = [.. files.Select(file => Written(file, "name")).OfType<string>()],
            Targets = targets,
            AutoMapperLicenceKey = hub?.AutoMapperLicence,
        };
        var fields = FieldMaps.Load(folder.ReadAll("mappings", problems), context, problems);
        var targetMaps = TargetMaps.Load(folder.ReadAll("targets", problems), context, problems);
        var rules = FollowUpRules.Load(folder.Read("followups.yaml", problems), zone, targets, problems);
        var scoring = folder.Read("scores.yaml", problems);
        var scores = scoring is null ? new ScoreOptions() : ScoreConfigReader.Read(scoring, problems);
        var segments = new SegmentConfigReader(scores.Validity, problems).Read(scoring?.Map("segments", problems));
        var quality = new QualityConfigReader(context.Sources, targetMaps, problems).Read(scoring?.Map("quality", problems));
        var text = new TextConfigReader(folder, new EnvironmentValues(environment, problems)).Read(scoring?.Map("text", problems));
        var topics = TopicConfigReader.Read(folder, problems);
        var identity = folder.Read("identity.yaml", problems) is { } resolution ? new IdentityConfigReader(context.Region, problems).Read(resolution) : null;
        var kpis = folder.Read("kpis.yaml", problems) is { } figures ? new KpiConfigReader(problems).Read(figures) : KpiPlan.Empty;

        return hub is null || identity is null ? null : new HubConfiguration
        {
            Hub = hub,
            Systems = systems,
            Maps = new ConfiguredMaps(fields, targetMaps),
            FollowUps = rules,
            Scores = scores with { Drivers = scores.Drivers with { Taxonomy = topics } },
            Identity = identity,
            Kpis = kpis,
            Quality = quality,
            Segments = segments with { Taxonomy = topics },
            Text = text,
            Topics = topics,
        };
    }

    private static string? Written(ConfigMap file, string key) => (file.Find(key)?.Value as ConfigScalar)?.Value;

    private static List<SystemDefinition> ReadSystems(IReadOnlyList<ConfigMap> files, double? quotaShare, Func<string, string?> environment, ConfigProblems problems)
    {
        List<SystemDefinition> systems = [];
        foreach (var file in files)
        {
            if (SystemFile.Read(file, environment, problems, quotaShare) is not { } system)
            {
                continue;
            }

            if (systems.Any(other => other.Name == system.Name))
            {
                problems.Add(file.Find("name")!.Value.At, $"the name '{system.Name}' is used twice", "a name of its own for each system: it is the first part of every record's key");
            }

            systems.Add(system);
        }

        return systems;
    }
}
