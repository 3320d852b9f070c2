using System.Globalization;
using CxHub.Functions.Hosting;

namespace CxHub.Functions.ScoreProfiles;

/// <summary>Queue <c>profiles-changed</c>: scores the customers and accounts whose evidence changed, and marks what the targets must now show.</summary>
public sealed class ScoreProfilesFunction(StepLease lease, ScoreCustomers customers, ScoreAccounts accounts) : ITriggeredFunction
{
    public Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken) => lease.RunAsync("score", RunAsync, cancellationToken);

    private async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var scored = await customers.RunAsync(cancellationToken);
        var accountsScored = await accounts.RunAsync(cancellationToken);
        return [string.Create(CultureInfo.InvariantCulture, $"{scored} customers and {accountsScored} accounts scored")];
    }
}
