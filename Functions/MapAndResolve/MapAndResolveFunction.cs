using System.Globalization;
using CxHub.Functions.Hosting;

namespace CxHub.Functions.MapAndResolve;

/// <summary>Queue <c>records-landed</c>: maps what was landed, judges new comments, decides which records are one customer, and attaches answers, cases and visits to them.</summary>
public sealed class MapAndResolveFunction(StepLease lease, MapRecords map, JudgeComments judge, ResolveAccounts accounts, ResolvePersons persons, AttachRecords attach) : ITriggeredFunction
{
    public Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken) =>
        lease.RunAsync("map-and-resolve", RunAsync, cancellationToken);

    private async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var mapped = await map.RunAsync(cancellationToken);
        var judged = await judge.RunAsync(cancellationToken);
        var accountProfiles = await accounts.RunAsync(cancellationToken);
        var profiles = await persons.RunAsync(cancellationToken);
        var attached = await attach.RunAsync(cancellationToken);
        return [string.Create(CultureInfo.InvariantCulture, $"{mapped} records mapped, {judged} comments judged, {accountProfiles} account profiles and {profiles} profiles changed, {attached} records attached")];
    }
}
