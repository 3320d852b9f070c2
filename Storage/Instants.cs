namespace CxHub.Storage;

/// <summary>Instants as both engines keep them: UTC, whole microseconds.</summary>
internal static class Instants
{
    public static long ToMicroseconds(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset From(object stored) => stored switch
    {
        long microseconds => new DateTimeOffset(DateTimeOffset.UnixEpoch.UtcTicks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero),
        DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
        _ => throw new ArgumentOutOfRangeException(nameof(stored), stored, "An instant is stored as microseconds or as a time stamp."),
    };
}
