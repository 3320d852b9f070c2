using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Segments;

/// <summary>Describes computed groups: how large, what sets them apart, what they talk about, how they get in touch. Nothing about them is invented.</summary>
public static class Personas
{
    /// <summary>A feature sets a group apart when its mean lies this many standard deviations from everybody's.</summary>
    public const double Apart = 0.3;

    private const int TopTopics = 3;

    public static IReadOnlyList<Persona> Describe(IReadOnlyList<PersonaMember> members, IReadOnlyList<string> features)
    {
        var spread = features.Select((_, feature) => MeanEstimate.Of([.. members.Select(member => member.Features[feature])])!).ToList();

        return
        [
            .. members.GroupBy(member => member.Persona, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new Persona
            {
                Id = group.Key,
                Share = new(group.Count(), members.Count),
                Traits =
                [
                    .. features.Select((name, feature) => new PersonaTrait(name, group.Average(member => member.Features[feature]), Standing(group.Average(member => member.Features[feature]), spread[feature])))
                        .Where(trait => Math.Abs(trait.Deviations) >= Apart)
                        .OrderByDescending(trait => Math.Abs(trait.Deviations)),
                ],
                Topics = [.. group.SelectMany(member => member.Topics).CountBy(topic => topic).OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.Ordinal).Take(TopTopics).Select(topic => topic.Key)],
                PreferredChannel = group.Select(member => member.Channel).OfType<string>().CountBy(channel => channel).OrderByDescending(channel => channel.Value).ThenBy(channel => channel.Key, StringComparer.Ordinal).FirstOrDefault().Key,
                Nps = Nps.Measure(group.Select(member => member.Score)),
            }),
        ];
    }

    private static double Standing(double mean, MeanEstimate all) => all.StandardDeviation > 0 ? (mean - all.Value) / all.StandardDeviation : 0;
}

/// <param name="Features">In the order of the feature names.</param>
public sealed record PersonaMember(string Customer, string Persona, IReadOnlyList<double> Features, IReadOnlyList<string> Topics, string? Channel, double? Score);

/// <param name="Deviations">Standard deviations from everybody's mean.</param>
public sealed record PersonaTrait(string Feature, double Mean, double Deviations);

/// <summary>A group of customers as the page shows it.</summary>
public sealed record Persona
{
    public required string Id { get; init; }

    public required Share Share { get; init; }

    /// <summary>What sets the group apart, strongest first.</summary>
    public required IReadOnlyList<PersonaTrait> Traits { get; init; }

    public required IReadOnlyList<string> Topics { get; init; }

    public required string? PreferredChannel { get; init; }

    public required NpsScore Nps { get; init; }

    public string Sentence => Traits.Count == 0
        ? FormattableString.Invariant($"{100 * Share.Value:0} % of customers, average in every feature.")
        : FormattableString.Invariant($"{100 * Share.Value:0} % of customers; {string.Join(", ", Traits.Take(3).Select(trait => $"{(trait.Deviations > 0 ? "high" : "low")} {trait.Feature}"))}.");
}
