using CxHub.Domain;
using CxHub.Functions.Hosting;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>The names of the store's work lists. What a step still has to do stands here; queue messages only nudge.</summary>
public static class PendingStep
{
    /// <summary><c>source/entity</c> of which a system said that records changed.</summary>
    public const string Pull = "pull";

    /// <summary><see cref="FetchAnswers.AnnouncedAnswer"/> keys that a source's webhook announced and that wait to be fetched.</summary>
    public static string Answer(string source) => $"answer:{source}";

    /// <summary>Source keys of landed records that wait to be mapped.</summary>
    public const string Map = "map";

    /// <summary>Keys of Person records whose identity must be decided again.</summary>
    public const string ResolvePerson = "resolve:person";

    public const string ResolveAccount = "resolve:account";

    /// <summary><c>Kind|key</c> of records that belong to a person or account and change what is known about it.</summary>
    public const string Attach = "attach";

    /// <summary>Profile ids to be scored.</summary>
    public const string ScoreProfile = "score:profile";

    public const string ScoreAccount = "score:account";

    /// <summary>Keys of Feedback records that the follow-up rules have not seen.</summary>
    public const string FollowUp = "followup";

    /// <summary>Keys of Activity records read back from a CRM.</summary>
    public const string Watch = "watch";

    /// <summary>Puts landed records on the list to be mapped and says so.</summary>
    internal static async Task QueueToMapAsync(HubSession session, IReadOnlyCollection<SourceKey> keys, CancellationToken cancellationToken)
    {
        if (keys.Count > 0)
        {
            await session.Pending.AddAsync(Map, [.. keys.Select(key => key.ToString())], cancellationToken);
            await session.Messages.SendAsync(StepQueue.RecordsLanded, null, new StepMessage().ToJson(), null, cancellationToken);
        }
    }

    /// <summary>Profile ids whose records in the target may differ from what should stand there.</summary>
    public static string Push(string target) => $"push:{target}";

    /// <summary>Profile ids of which the target rejected a record; the next run sends it again.</summary>
    public static string Retry(string target) => $"retry:{target}";
}
