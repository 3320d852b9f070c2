using CxHub.Console.Actions;
using CxHub.Storage;

namespace CxHub.Console.Pages.Runs;

/// <summary>A push that waits for a person, with the names of the customers whose records it would change.</summary>
public sealed record HeldView(HeldPush Push, IReadOnlyDictionary<string, string> Names)
{
    public int Planned => Push.Entities.Sum(entity => entity.Preview.Planned);

    internal static async Task<HeldView> LoadAsync(HubSession session, HeldPush push, CancellationToken cancellationToken)
    {
        var profiles = await session.Profiles.GetAsync([.. push.Entities.SelectMany(entity => entity.Rows).Select(row => row.ProfileId).Distinct()], cancellationToken);
        return new(push, profiles.ToDictionary(profile => profile.Id, profile => profile.Name));
    }
}
