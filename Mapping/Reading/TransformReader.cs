using CxHub.Domain.Configuration;
using CxHub.Mapping.Transforms;

namespace CxHub.Mapping.Reading;

/// <summary>Reads the steps of a rule and checks that each can work on what the one before gives.</summary>
internal sealed class TransformReader(ConfigProblems problems, Func<string, ConfigPosition, ValueReader?> readPath)
{
    /// <summary>The steps of <c>transform</c>, and <c>default</c> as the last.</summary>
    public List<Transform> Read(ConfigMap map)
    {
        List<Transform> steps = [];
        var items = map.Find("transform")?.Value switch
        {
            ConfigList list => list.Items,
            { } single => [single],
            null => (IReadOnlyList<ConfigNode>)[],
        };
        foreach (var item in items)
        {
            if (Step(item) is { } step)
            {
                steps.Add(step);
            }
        }

        if (map.Find("default") is { } entry && TransformCatalog.Read(new TransformArgument("default", entry.At, entry.Value, problems, readPath)) is { } last)
        {
            steps.Add(last);
        }

        return steps;
    }

    /// <summary>The kind that comes out at the end; null, with a problem, when a step cannot work on what the one before gives.</summary>
    public ValueKind? Kind(ConfigMap map, ValueKind start, List<Transform> steps)
    {
        var kind = start;
        for (var i = 0; i < steps.Count; i++)
        {
            if (!steps[i].CanTake(kind))
            {
                problems.Add(map.Find("transform")!.Value.At, $"'{steps[i].Name}' cannot work on {ValueKinds.Words(kind)}", $"{string.Join(" or ", steps[i].Accepts.Select(ValueKinds.Words))} before '{steps[i].Name}'");
                return null;
            }

            // A default may stand in for any kind, and text transforms keep a list a list.
            var keepsList = kind is ValueKind.List && steps[i].Name is not "join";
            kind = steps[i].Name is "default" || keepsList ? kind : steps[i].Gives;
        }

        return kind;
    }

    private Transform? Step(ConfigNode item)
    {
        switch (item)
        {
            case ConfigScalar { Value: { } name }:
                return TransformCatalog.Read(new TransformArgument(name, item.At, null, problems, readPath));
            case ConfigMap { Entries: [var only] }:
                return TransformCatalog.Read(new TransformArgument(only.Key, only.At, only.Value, problems, readPath));
            default:
                problems.Add(item.At, $"a transform is {item.Kind}", "a name (trim) or one name with its setting (truncate: 80)");
                return null;
        }
    }
}
