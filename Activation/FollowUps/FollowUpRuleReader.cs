using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;
using CxHub.Mapping;

namespace CxHub.Activation.FollowUps;

/// <summary>Reads the rules of <c>followups.yaml</c>.</summary>
internal sealed class FollowUpRuleReader(IReadOnlyCollection<string> targets, ConfigProblems problems)
{
    private const string ById = "id:";
    private static readonly string[] Owners = ["account-owner", "contact-owner", "deal-owner"];
    private static readonly string[] Keys = ["name", "when", "kind", "targets", "owner", "due", "priority", "subject", "description", "repeat", "maxAge", "throttle", "escalate"];

    private readonly FollowUpTestReader _tests = new(problems);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Null, with problems, when the rule has a mistake.</summary>
    public FollowUpRule? Read(ConfigNode item)
    {
        if (item is not ConfigMap map)
        {
            problems.Add(item.At, $"a rule is {item.Kind}", "{ name: …, when: …, due: …, subject: …, description: … }");
            return null;
        }

        var before = problems.All.Count;
        map.AllowOnly(problems, Keys);
        var name = Name(map);
        var when = _tests.Read(map.Find("when"), map);
        var due = Due(map);
        var subject = Template(map, "subject");
        var description = Template(map, "description");
        var (throttleMax, throttleWithin) = FollowUpLimits.Throttle(map, problems);
        var escalate = FollowUpLimits.Escalate(map, problems);
        var owners = OwnersOf(map);
        var preferred = TargetsOf(map);
        var kind = map.Choice<FollowUpKind>("kind", problems) ?? FollowUpKind.Task;
        var priority = map.Choice<FollowUpPriority>("priority", problems) ?? FollowUpPriority.High;
        var repeat = map.Choice<RepeatPolicy>("repeat", problems) ?? RepeatPolicy.Add;
        var maxAge = map.Duration("maxAge", problems);
        return problems.All.Count > before ? null : new FollowUpRule
        {
            Name = name!,
            At = map.At,
            When = when,
            Kind = kind,
            Targets = preferred,
            Owners = owners,
            Due = due!,
            Priority = priority,
            Subject = subject!,
            Description = description!,
            Repeat = repeat,
            MaxAge = maxAge,
            ThrottleMax = throttleMax,
            ThrottleWithin = throttleWithin,
            Escalate = escalate,
        };
    }

    private string? Name(ConfigMap map)
    {
        var name = map.Text("name", problems, required: true);
        if (name is not null && !_names.Add(name))
        {
            problems.Add(map.Find("name")!.Value.At, $"a rule named '{name}' stands above", "a name of its own: the keys of its tasks are made from it");
        }

        return name;
    }

    private DueTime? Due(ConfigMap map)
    {
        if (map.Text("due", problems, required: true) is not { } text)
        {
            return null;
        }

        var due = DueTime.Parse(text);
        if (due is null)
        {
            problems.Add(map.Find("due")!.Value.At, $"'due' is '{text}'", "1 business day, 24 business hours, or time on the clock such as 48h");
        }

        return due;
    }

    private TextTemplate? Template(ConfigMap map, string key)
    {
        if (map.Text(key, problems, required: true) is not { } text || TextTemplate.Parse(text, map.Find(key)!.Value.At, problems) is not { } template)
        {
            return null;
        }

        foreach (var unknown in template.Places.Except(FollowUpText.Places, StringComparer.Ordinal))
        {
            problems.Add(map.Find(key)!.Value.At, $"'{key}' names '{unknown}'", $"one of {string.Join(", ", FollowUpText.Places)}", NearestName.Of(unknown, FollowUpText.Places));
        }

        return template;
    }

    private IReadOnlyList<string> OwnersOf(ConfigMap map)
    {
        var owners = map.Texts("owner", problems);
        foreach (var unknown in owners.Where(owner => !Owners.Contains(owner) && !owner.StartsWith(ById, StringComparison.Ordinal)))
        {
            problems.Add(map.Find("owner")!.Value.At, $"'{unknown}' is not an owner", $"{string.Join(", ", Owners)}, or id: and a user or team of the CRM", NearestName.Of(unknown, Owners));
        }

        return owners.Count is 0 ? Owners : owners;
    }

    private IReadOnlyList<string> TargetsOf(ConfigMap map)
    {
        var preferred = map.Texts("targets", problems);
        foreach (var unknown in preferred.Where(target => !targets.Contains(target)))
        {
            problems.Add(map.Find("targets")!.Value.At, $"unknown target '{unknown}'", $"one of {string.Join(", ", targets)}", NearestName.Of(unknown, targets));
        }

        return preferred;
    }
}
