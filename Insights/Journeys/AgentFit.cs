using CxHub.Insights.Statistics;

namespace CxHub.Insights.Journeys;

/// <summary>How well agents resolve within one skill, drawn towards the skill's own rate so that few cases say little. For coaching; access is to be controlled.</summary>
public static class AgentFit
{
    public const string FormulaVersion = "agent-fit/1";

    /// <summary>Cases at the skill's rate that stand behind every agent before the first own case.</summary>
    public const double PseudoCases = 10;

    /// <summary>A goal with this many interactions is a hard problem.</summary>
    public const int HardFrom = 3;

    /// <summary>Per skill and agent; agents with fewer than ten cases are suppressed (null rate).</summary>
    public static IReadOnlyList<AgentSkill> BySkill(IEnumerable<HandledCase> cases) =>
    [
        .. cases.GroupBy(one => one.Skill, StringComparer.Ordinal).OrderBy(skill => skill.Key, StringComparer.Ordinal)
            .SelectMany(skill => OneSkill(skill.Key, [.. skill])),
    ];

    /// <summary>Who solves what others did not: the same measure over hard problems alone.</summary>
    public static IReadOnlyList<AgentSkill> HardProblemSolvers(IEnumerable<HandledCase> cases) =>
        OneSkill("hard problems", [.. cases.Where(one => one.Interactions >= HardFrom)]);

    /// <summary>Rates by a fact about the employees (team, tenure), joined by employee; cases of unknown employees form their own group.</summary>
    public static IReadOnlyList<(string Group, Share Rate)> By(IEnumerable<HandledCase> cases, IReadOnlyDictionary<string, string> groupOf) =>
    [
        .. cases.GroupBy(one => groupOf.GetValueOrDefault(one.Agent, "unknown"), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, new Share(group.Count(one => one.Good), group.Count()))),
    ];

    public static double Shrink(long good, long n, double skillRate) => (good + (skillRate * PseudoCases)) / (n + PseudoCases);

    private static IReadOnlyList<AgentSkill> OneSkill(string skill, List<HandledCase> cases)
    {
        var overall = cases.Count == 0 ? 0 : cases.Count(one => one.Good) / (double)cases.Count;

        return
        [
            .. cases.GroupBy(one => one.Agent, StringComparer.Ordinal)
                .Select(agent => new Share(agent.Count(one => one.Good), agent.Count()) is var share && share.Standing.IsShown()
                    ? new AgentSkill(skill, agent.Key, share.N, Shrink(share.Hits, share.N, overall), share.Interval, overall)
                    : new AgentSkill(skill, agent.Key, share.N, null, null, overall))
                .OrderByDescending(agent => agent.Rate)
                .ThenBy(agent => agent.Agent, StringComparer.Ordinal),
        ];
    }
}

/// <param name="Good">Resolved at first contact, or rated well; one meaning per call.</param>
/// <param name="Interactions">How many interactions the goal took.</param>
public sealed record HandledCase(string Agent, string Skill, bool Good, int Interactions = 1);

/// <param name="Rate">Shrunk; null when suppressed.</param>
/// <param name="Interval">Of the agent's own share, unshrunk.</param>
public sealed record AgentSkill(string Skill, string Agent, long N, double? Rate, Interval? Interval, double SkillRate);
