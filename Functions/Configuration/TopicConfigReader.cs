using CxHub.Domain.Configuration;
using CxHub.Insights.Text;

namespace CxHub.Functions.Configuration;

/// <summary>Reads <c>topics.yaml</c>; every mistake becomes a problem with its position.</summary>
public sealed class TopicConfigReader(ConfigProblems problems)
{
    public const string File = "topics.yaml";

    private static readonly string[] Languages = ["en", "vi"];

    /// <summary>A folder without the file looks for the built-in topics.</summary>
    public static Taxonomy Read(ConfigFolder folder, ConfigProblems problems) =>
        folder.Holds(File) && folder.Read(File, problems) is { } file ? new TopicConfigReader(problems).Read(file) : Taxonomy.BuiltIn;

    public Taxonomy Read(ConfigMap file)
    {
        file.AllowOnly(problems, "topics");
        List<TopicArea> areas = [];
        List<Topic> topics = [];
        foreach (var (code, map) in Children(file, "an area"))
        {
            map.AllowOnly(problems, "name", "topics");
            var (en, vi) = Name(map);
            areas.Add(new(code, en, vi));
            topics.AddRange(Children(map, "a topic").Select(topic => Topic($"{code}.{topic.Code}", topic.Map)));
        }

        return new Taxonomy([.. areas.DistinctBy(area => area.Code)], [.. topics.DistinctBy(topic => topic.Code)]);
    }

    /// <summary>What stands under <c>topics</c>, by its code.</summary>
    private IEnumerable<(string Code, ConfigMap Map)> Children(ConfigMap parent, string what)
    {
        if (parent.Map("topics", problems, required: true) is not { } children)
        {
            yield break;
        }

        children.AllowOnly(problems, [.. children.Entries.Select(entry => entry.Key)]);
        if (children.Entries.Count is 0)
        {
            problems.Add(children.At, "'topics' is empty", $"{what} by its code");
        }

        foreach (var entry in children.Entries)
        {
            CheckCode(entry, what);
            if (entry.Value is ConfigMap map)
            {
                yield return (entry.Key, map);
            }
            else
            {
                problems.Add(entry.Value.At, $"'{entry.Key}' is {entry.Value.Kind}", $"{what}: a map with name and {(what is "a topic" ? "words" : "topics")}");
            }
        }
    }

    /// <summary>The code stands in the store and between dots in reports.</summary>
    private void CheckCode(ConfigEntry entry, string what)
    {
        if (entry.Key.Length is 0 || !char.IsAsciiLetter(entry.Key[0]) || !entry.Key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-'))
        {
            problems.Add(entry.At, $"'{entry.Key}' cannot be the code of {what}", "a letter, then letters, digits and dashes, such as on-time");
        }
    }

    private Topic Topic(string code, ConfigMap map)
    {
        map.AllowOnly(problems, "name", "words", "except");
        var (en, vi) = Name(map);
        var words = map.Map("words", problems, required: true);
        var anyOf = Terms(words);
        if (words is not null && anyOf.Count is 0)
        {
            problems.Add(words.At, $"'{code}' has no words, so no comment could be about it", "en: and vi: with words or phrases");
        }

        return new Topic(code, en, vi, anyOf, Terms(map.Map("except", problems)));
    }

    private (string En, string Vi) Name(ConfigMap map)
    {
        var name = map.Map("name", problems, required: true);
        name?.AllowOnly(problems, Languages);
        return (name?.Text("en", problems, required: true) ?? string.Empty, name?.Text("vi", problems, required: true) ?? string.Empty);
    }

    private List<string> Terms(ConfigMap? map)
    {
        map?.AllowOnly(problems, Languages);
        return [.. Languages.SelectMany(language => Terms(map, language)).Distinct(StringComparer.Ordinal)];
    }

    private IReadOnlyList<string> Terms(ConfigMap? map, string language)
    {
        var terms = map?.Texts(language, problems) ?? [];
        foreach (var empty in terms.Where(term => !term.Any(char.IsLetterOrDigit)))
        {
            problems.Add(map!.Find(language)!.Value.At, $"'{empty}' holds no word to look for", "words or phrases");
        }

        return terms;
    }
}
