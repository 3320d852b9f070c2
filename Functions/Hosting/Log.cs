using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Scores;

namespace CxHub.Functions.Hosting;

/// <summary>The log events of the executable: keys and counts, never personal data. Ids are not reused.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "Function {Function} failed on delivery {Delivery}")]
    public static partial void FunctionFailed(this ILogger logger, Exception failure, string function, int delivery);

    [LoggerMessage(1002, LogLevel.Warning, "Function {Function} postponed after attempt {Attempt} by {Delay}: {Kind}")]
    public static partial void FunctionPostponed(this ILogger logger, string function, int attempt, TimeSpan delay, FailureKind kind);

    [LoggerMessage(1003, LogLevel.Warning, "Pull of {Source}/{Entity} stopped: {Kind}")]
    public static partial void StreamStopped(this ILogger logger, Exception failure, string source, string entity, FailureKind kind);

    [LoggerMessage(1004, LogLevel.Debug, "Landed a page of {Source}/{Entity}: {Rows} rows, {Changed} changed")]
    public static partial void PageLanded(this ILogger logger, string source, string entity, int rows, int changed);

    [LoggerMessage(1005, LogLevel.Information, "Push {Run} to {Target}: {Planned} planned, {Written} written, {Rejected} rejected")]
    public static partial void PushFinished(this ILogger logger, string run, string target, int planned, int written, int rejected);

    [LoggerMessage(1022, LogLevel.Warning, "Push {Run} to {Target} failed: {Detail}")]
    public static partial void PushFailed(this ILogger logger, string run, string target, string? detail);

    [LoggerMessage(1006, LogLevel.Warning, "Handler received an HTTP request in an envelope; the host does not proxy (enableProxyingHttpRequest is ignored)")]
    public static partial void EnvelopeOnHttpRoute(this ILogger logger);

    [LoggerMessage(1007, LogLevel.Error, "Queue pump stopped for a moment")]
    public static partial void PumpFailed(this ILogger logger, Exception failure);

    [LoggerMessage(1008, LogLevel.Information, "Resolved {Changed} changed of {Records} records, {Profiles} profiles changed")]
    public static partial void Resolved(this ILogger logger, int records, int changed, int profiles);

    [LoggerMessage(1010, LogLevel.Warning, "{System}/{Entity}: field {Field} is paused, the rest goes on: {Reason} ({Place})")]
    public static partial void FieldPaused(this ILogger logger, string system, string entity, string field, string reason, string place);

    [LoggerMessage(1011, LogLevel.Information, "{System}/{Entity}: field {Field} is as the map needs it again and goes on")]
    public static partial void FieldResumed(this ILogger logger, string system, string entity, string field);

    [LoggerMessage(1009, LogLevel.Warning, "Feedback for {Source} refused: {Reason}")]
    public static partial void FeedbackRefused(this ILogger logger, string source, string reason);

    [LoggerMessage(1016, LogLevel.Warning, "{Waiting} announced answers of {Source} wait: {Kind}")]
    public static partial void AnswersWait(this ILogger logger, Exception failure, string source, int waiting, FailureKind kind);

    [LoggerMessage(1017, LogLevel.Information, "Swept {Source}/{Entity}: {Gone} of {Live} records are gone")]
    public static partial void Swept(this ILogger logger, string source, string entity, long live, int gone);

    [LoggerMessage(1012, LogLevel.Warning, "{Source}/{Entity} no longer lists {Missing} of {Live} records; that is not believed and nothing was removed")]
    public static partial void SweepDoubted(this ILogger logger, string source, string entity, long missing, long live);

    [LoggerMessage(1022, LogLevel.Warning, "{Judge} judged none of {Comments} comments ({Kind}); the hub's own judgement stands in, and it is asked again with the next pull")]
    public static partial void JudgeUnavailable(this ILogger logger, Exception failure, string judge, int comments, FailureKind kind);

    [LoggerMessage(1020, LogLevel.Information, "Trained the {Kind} model on {Records} records: {Reason}")]
    public static partial void ModelTrained(this ILogger logger, SubjectKind kind, int records, string reason);

    [LoggerMessage(1021, LogLevel.Warning, "{Count} decisions of stewards contradict earlier ones and are not followed, the first on {Left} and {Right}; withdraw one of those it contradicts")]
    public static partial void DecisionsContradict(this ILogger logger, int count, SourceKey left, SourceKey right);

    [LoggerMessage(1018, LogLevel.Warning, "Push to {Target} is held for a person: {Entities} entities would change more than push.gate allows")]
    public static partial void PushHeld(this ILogger logger, string target, int entities);

    [LoggerMessage(1013, LogLevel.Error, "{Target} refuses to open follow-up {Key} for good after {Attempts} attempts; a person must look: {Reason}")]
    public static partial void FollowUpRefused(this ILogger logger, string key, string target, int attempts, string? reason);

    [LoggerMessage(1014, LogLevel.Warning, "Follow-up {Key} in {Target} ({State}) escalated at {Percent} % to {To}")]
    public static partial void Escalated(this ILogger logger, string key, string target, FollowUpState state, int percent, string to);

    [LoggerMessage(1015, LogLevel.Warning, "A note on follow-up {Key} was refused: {Code} {Reason}")]
    public static partial void NoteRefused(this ILogger logger, string key, string? code, string? reason);
}
