using System.Security.Cryptography;
using System.Text;

namespace CxHub.Insights.Text;

/// <summary>What comments may be about, on two levels; <c>config/topics.yaml</c>.</summary>
public sealed class Taxonomy
{
    private readonly Dictionary<string, Topic> _topics;

    private readonly Dictionary<string, TopicArea> _areas;

    public Taxonomy(IReadOnlyList<TopicArea> areas, IReadOnlyList<Topic> topics)
    {
        _areas = areas.ToDictionary(area => area.Code, StringComparer.Ordinal);
        _topics = topics.ToDictionary(topic => topic.Code, StringComparer.Ordinal);
        Topics = topics;
        Version = $"topics/{Fingerprint(topics)}";
    }

    /// <summary>What is looked for without a file of the admin's own.</summary>
    public static Taxonomy BuiltIn { get; } = new(DefaultTopics.Areas, DefaultTopics.All);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>Changes with the codes and the words, which decide what is found; another name finds nothing else.</summary>
    public string Version { get; }

    /// <summary>Null for a topic that was taken out of the file.</summary>
    public Topic? Find(string code) => _topics.GetValueOrDefault(code);

    /// <summary>Null for an area that was taken out of the file.</summary>
    public TopicArea? FindArea(string code) => _areas.GetValueOrDefault(code);

    private static string Fingerprint(IReadOnlyList<Topic> topics)
    {
        var found = string.Join('\n', topics.Select(topic => $"{topic.Code}|{Words(topic.AnyOf)}|{Words(topic.NoneOf)}"));

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(found)))[..8];
    }

    private static string Words(IEnumerable<string> terms) => string.Join(',', terms.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
