using Microsoft.Extensions.Logging;

namespace CxHub.Connectors.Http;

/// <summary>Log messages of the HTTP pipeline: systems, kinds, counts and codes; never a URL's query, a body or a credential.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(1101, LogLevel.Debug, "{System} {Kind} answered {Status}")]
    public static partial void Answered(this ILogger logger, string system, string kind, int status);

    [LoggerMessage(1102, LogLevel.Warning, "{System} {Kind} failed ({Failure} {Code}), attempt {Attempt}; again in {Delay}")]
    public static partial void Repeating(this ILogger logger, string system, string kind, string failure, string? code, int attempt, TimeSpan delay);

    [LoggerMessage(1103, LogLevel.Information, "{System} refused the token; a new one was fetched")]
    public static partial void TokenRenewed(this ILogger logger, string system);

    [LoggerMessage(1104, LogLevel.Warning, "{System} has no calls left; paused for {Pause}")]
    public static partial void QuotaExhausted(this ILogger logger, string system, TimeSpan pause);

    [LoggerMessage(1110, LogLevel.Warning, "{System}/{Entity}: field {Field} does not exist or may not be seen; it is paused, the rest goes on")]
    public static partial void FieldPaused(this ILogger logger, string system, string entity, string field);

    [LoggerMessage(1111, LogLevel.Information, "{System}/{Entity}: {Reason}; reading everything again")]
    public static partial void ReadingAll(this ILogger logger, string system, string entity, string reason);

    [LoggerMessage(1112, LogLevel.Information, "{System}/{Entity}: the session ended while paging; the query starts again behind the last page")]
    public static partial void QueryRestarted(this ILogger logger, string system, string entity);

    [LoggerMessage(1113, LogLevel.Warning, "{System}/{Entity}: {Count} rows locked, attempt {Attempt}; again in {Delay}")]
    public static partial void RowsLocked(this ILogger logger, string system, string entity, int count, int attempt, TimeSpan delay);
}
