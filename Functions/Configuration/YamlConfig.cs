using CxHub.Domain.Configuration;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CxHub.Functions.Configuration;

/// <summary>Reads YAML text into the tree that remembers its positions. A file that is not YAML is one problem at the place where reading stopped.</summary>
public static class YamlConfig
{
    /// <summary>The root map of the text; null (with a problem) when it is not YAML or not a map.</summary>
    public static ConfigMap? Parse(string text, string file, ConfigProblems problems)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            problems.Add(At(file, e.Start), $"not readable as YAML: {e.InnerException?.Message ?? e.Message}", "valid YAML");
            return null;
        }

        if (yaml.Documents.Count is 0)
        {
            problems.Add(new ConfigPosition(file, 1, 1), "the file is empty", "a map of settings");
            return null;
        }

        var root = Convert(yaml.Documents[0].RootNode, file);
        if (root is ConfigMap map)
        {
            return map;
        }

        problems.Add(root.At, $"the file holds {root.Kind}", "a map of settings");
        return null;
    }

    private static ConfigNode Convert(YamlNode node, string file)
    {
        var at = At(file, node.Start);
        return node switch
        {
            YamlMappingNode map => new ConfigMap(at, [.. map.Children.Select(pair => new ConfigEntry(pair.Key.ToString(), At(file, pair.Key.Start), Convert(pair.Value, file)))]),
            YamlSequenceNode list => new ConfigList(at, [.. list.Children.Select(item => Convert(item, file))]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } => new ConfigScalar(at, null),
            YamlScalarNode scalar => new ConfigScalar(at, scalar.Value),
            _ => new ConfigScalar(at, node.ToString()),
        };
    }

    private static ConfigPosition At(string file, Mark mark) => new(file, (int)mark.Line, (int)mark.Column);
}
