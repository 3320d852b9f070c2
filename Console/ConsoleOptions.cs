using CxHub.Domain.Configuration;
using CxHub.Insights.Drivers;
using CxHub.Insights.Kpis;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Text;
using CxHub.Mapping;
using CxHub.Mapping.Targets;

namespace CxHub.Console;

/// <summary>What the console cannot find in the store.</summary>
public sealed record ConsoleOptions
{
    /// <summary>Shown in the head of every page.</summary>
    public string HubName { get; init; } = "CxHub";

    /// <summary>The hub's time zone: days begin and end in it, and exact times are shown in it.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public string Version { get; init; } = "";

    /// <summary>Language of a visitor who has not chosen one and whose browser asks for neither: <c>en</c> or <c>vi</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Working time between two instants, by the business calendar of the follow-up rules; null shows calendar time only.</summary>
    public Func<DateTimeOffset, DateTimeOffset, TimeSpan>? BusinessTime { get; init; }

    /// <summary>Which answer counts as the one before a deal was decided; as in scores.yaml, so that page and report agree.</summary>
    public ExposureRule WinRate { get; init; } = new();

    /// <summary>Which department answers for which figure; as in kpis.yaml.</summary>
    public KpiPlan Kpis { get; init; } = KpiPlan.Empty;

    /// <summary>What is set beside an answer when drivers are looked for; as in scores.yaml.</summary>
    public BehaviourOptions Drivers { get; init; } = new();

    /// <summary>What comments may be about, and how it is called; as in topics.yaml.</summary>
    public Taxonomy Topics { get; init; } = Taxonomy.BuiltIn;

    /// <summary>The compiled field maps, for the Mappings page; null when the configuration could not be loaded.</summary>
    public FieldMaps? Maps { get; init; }

    public TargetMaps? Targets { get; init; }

    /// <summary>Problems found in the configuration and drift found in the systems, newest check; shown on top of the Mappings page.</summary>
    public Func<IReadOnlyList<ConfigProblem>> Problems { get; init; } = () => [];

    /// <summary>Settings shown on the Settings page. A secret's value is never here, only that it is present.</summary>
    public IReadOnlyList<ConsoleSetting> Settings { get; init; } = [];
}
