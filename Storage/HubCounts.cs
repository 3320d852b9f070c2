namespace CxHub.Storage;

/// <summary>
/// The sizes the overview shows.
/// <paramref name="Answers"/>: completed answers. <paramref name="PersonLinks"/>: person records that belong to a profile.
/// </summary>
public sealed record HubCounts(long Records, long Profiles, long AccountProfiles, long Links, long Answers, long SetAside, long FailedMessages, long PersonLinks);
