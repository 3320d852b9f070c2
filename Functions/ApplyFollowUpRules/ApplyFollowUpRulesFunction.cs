using System.Globalization;
using CxHub.Functions.Hosting;

namespace CxHub.Functions.ApplyFollowUpRules;

/// <summary>Queue <c>feedback-received</c>: looks at each new answer once and decides which of them need a person to call back.</summary>
public sealed class ApplyFollowUpRulesFunction(StepLease lease, DecideFollowUps decide) : ITriggeredFunction
{
    public Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken) => lease.RunAsync<IReadOnlyList<string>>(
        "followups",
        async token =>
        {
            var answers = await decide.RunAsync(token);
            return [string.Create(CultureInfo.InvariantCulture, $"{answers} answers looked at")];
        },
        cancellationToken);
}
