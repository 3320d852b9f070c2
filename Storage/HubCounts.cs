namespace CxHub.Storage;

/// <summary>
/// The sizes the overview shows.
/// <paramref name="Answers"/>: completed answers.
/// </summary>
public sealed record HubCounts(long Records, long Profiles, long AccountProfiles, long Links, long Answers, long SetAside, long FailedMessages);
