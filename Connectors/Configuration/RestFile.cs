using CxHub.Connectors.Http;
using CxHub.Connectors.Rest;
using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>A <c>kind: rest</c> file as a manifest.</summary>
internal static class RestFile
{
    public static RestDefinition? Read(ConfigMap root, string name, EnvironmentValues values, CallPolicy standard)
    {
        var problems = values.Problems;
        root.AllowOnly(problems, "name", "kind", "enabled", "url", "variables", "auth", "headers", "errors", "limits", "entities", "webhook", "changes");
        var url = values.Url(root, "url");
        var variables = Pairs(root.Map("variables", problems), values).ToDictionary(StringComparer.Ordinal);
        var auth = RestAuthFile.Read(root.Map("auth", problems, required: true), values);
        var limits = root.Map("limits", problems);
        limits?.AllowOnly(problems, [.. PolicyFile.Keys, "calls", "window"]);
        List<RestEntity> entities = [];
        foreach (var item in root.List("entities", problems, required: true)?.Items ?? [])
        {
            if (item is ConfigMap map)
            {
                if (RestEntityFile.Read(map, variables, values) is { } entity)
                {
                    entities.Add(entity);
                }
            }
            else
            {
                problems.Add(item.At, $"an entity is {item.Kind}", "a map with name, path and key");
            }
        }

        foreach (var twice in entities.GroupBy(entity => entity.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add(root.Find("entities")!.At, $"the entity '{twice.Key}' is described twice", "each entity once");
        }

        // Everything is read before anything is given up, so that one start shows every mistake.
        var (headers, errors, pace, policy) = (Pairs(root.Map("headers", problems), values), Errors(root.Map("errors", problems), problems), Limits(limits, problems), PolicyFile.Read(limits, standard, problems));
        return url is null || auth is null ? null : new RestDefinition(new RestManifest
        {
            Name = name,
            BaseUrl = url,
            Auth = auth,
            Variables = variables,
            Headers = headers,
            Errors = errors,
            Limits = pace,
            Policy = policy,
            Entities = entities,
        });
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(ConfigMap? map, EnvironmentValues values)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var entry in map?.Entries ?? [])
        {
            if (values.Text(map!, entry.Key, required: true) is { } value)
            {
                pairs.Add(new(entry.Key, value));
            }
        }

        return pairs;
    }

    private static RestLimits Limits(ConfigMap? limits, ConfigProblems problems)
    {
        var standard = new RestLimits();
        return standard with
        {
            CallsPerWindow = PolicyFile.InRange(limits, "calls", 1, 1_000_000, problems),
            Window = limits?.Duration("window", problems) ?? standard.Window,
        };
    }

    private static RestErrors Errors(ConfigMap? errors, ConfigProblems problems)
    {
        if (errors is null)
        {
            return new RestErrors();
        }

        errors.AllowOnly(problems, "code", "message", "retry", "split", "inBody", "unauthorized");
        var inBody = errors.Map("inBody", problems);
        inBody?.AllowOnly(problems, "pointer", "equals");
        return new RestErrors
        {
            CodePointer = errors.Text("code", problems),
            MessagePointer = errors.Text("message", problems),
            Retry = errors.Find("retry") is null ? null : Statuses(errors, "retry", problems),
            Split = Statuses(errors, "split", problems),
            InBodyPointer = inBody?.Text("pointer", problems, required: true),
            InBodyEquals = inBody?.Text("equals", problems, required: true),
            UnauthorizedTexts = errors.Texts("unauthorized", problems),
        };
    }

    private static List<int> Statuses(ConfigMap errors, string key, ConfigProblems problems)
    {
        List<int> statuses = [];
        foreach (var text in errors.Texts(key, problems))
        {
            if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599)
            {
                statuses.Add(status);
            }
            else
            {
                problems.Add(errors.Find(key)!.Value.At, $"'{text}' in '{key}'", "HTTP statuses from 400 to 599");
            }
        }

        return statuses;
    }
}
