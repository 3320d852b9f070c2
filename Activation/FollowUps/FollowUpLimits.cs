using CxHub.Domain.Configuration;

namespace CxHub.Activation.FollowUps;

/// <summary>Reads how often a rule may act and who is told when its work is late.</summary>
internal static class FollowUpLimits
{
    public static (int Max, TimeSpan? Within) Throttle(ConfigMap map, ConfigProblems problems)
    {
        if (map.Map("throttle", problems) is not { } throttle)
        {
            return (0, null);
        }

        throttle.AllowOnly(problems, "max", "within");
        var max = throttle.WholeNumber("max", problems, required: true) ?? 1;
        if (max < 1)
        {
            problems.Add(throttle.At, $"'max' is {max}", "a whole number of 1 or more");
        }

        return (max, throttle.Duration("within", problems, required: true));
    }

    public static List<EscalationStep> Escalate(ConfigMap map, ConfigProblems problems)
    {
        List<EscalationStep> steps = [];
        foreach (var item in map.List("escalate", problems)?.Items ?? [])
        {
            if (item is not ConfigMap step)
            {
                problems.Add(item.At, $"an escalation step is {item.Kind}", "{ at: 75, to: owner }");
                continue;
            }

            step.AllowOnly(problems, "at", "to");
            var percent = step.WholeNumber("at", problems, required: true);
            var to = step.Text("to", problems, required: true);
            if (percent is { } at && (at < 1 || (steps.Count > 0 && at <= steps[^1].Percent)))
            {
                problems.Add(step.At, $"'at' is {at}", "rising percentages of the time allowed, such as 75, 100, 150");
            }

            steps.Add(new EscalationStep(steps.Count + 1, percent ?? 0, to ?? string.Empty));
        }

        return steps;
    }
}
