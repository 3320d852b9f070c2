namespace CxHub.Activation.FollowUps;

/// <summary>Chooses the CRM for a follow-up and its owner there.</summary>
internal static class FollowUpPlace
{
    /// <summary>
    /// The CRM that owns the account comes first (its account has an active owner), then one that holds the account, then one that
    /// holds the contact; among equals the rule's order of targets. Null when the customer stands in none.
    /// </summary>
    public static (CrmPlace Place, string? OwnerId)? Choose(FollowUpRule rule, IReadOnlyList<CrmPlace> places)
    {
        var place = places
            .Where(place => place.AccountId is not null || place.ContactId is not null)
            .Where(place => rule.Targets.Count is 0 || rule.Targets.Contains(place.Target))
            .OrderBy(Rank)
            .ThenBy(place => Preference(rule, place))
            .ThenBy(place => place.Target, StringComparer.Ordinal)
            .FirstOrDefault();
        return place is null ? null : (place, rule.Owners.Select(owner => OwnerId(owner, place)).FirstOrDefault(id => id is not null));
    }

    private static int Rank(CrmPlace place) =>
        place is { AccountId: not null, AccountOwner.IsActive: true } ? 0 : place.AccountId is not null ? 1 : 2;

    private static int Preference(FollowUpRule rule, CrmPlace place)
    {
        for (var i = 0; i < rule.Targets.Count; i++)
        {
            if (rule.Targets[i] == place.Target)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private static string? OwnerId(string owner, CrmPlace place)
    {
        var found = owner switch
        {
            "account-owner" => place.AccountOwner,
            "contact-owner" => place.ContactOwner,
            "deal-owner" => place.DealOwner,
            _ => new CrmOwner(owner["id:".Length..]),
        };
        return found is { IsActive: true } ? found.Id : null;
    }
}
