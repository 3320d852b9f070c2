namespace CxHub.Sandbox.Hosting.Wire;

/// <summary>
/// Writes <c>yyyy-MM-ddTHH:mm:ss</c> digit by digit. A pull of 200,000 rows writes a million of these, and the general
/// formatter would be the largest part of it.
/// </summary>
internal static class UtcText
{
    public const int Length = 19;

    public static void Write(Span<byte> to, DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        Two(to, utc.Year / 100);
        Two(to[2..], utc.Year % 100);
        to[4] = (byte)'-';
        Two(to[5..], utc.Month);
        to[7] = (byte)'-';
        Two(to[8..], utc.Day);
        to[10] = (byte)'T';
        Two(to[11..], utc.Hour);
        to[13] = (byte)':';
        Two(to[14..], utc.Minute);
        to[16] = (byte)':';
        Two(to[17..], utc.Second);
    }

    private static void Two(Span<byte> to, int number)
    {
        to[0] = (byte)('0' + (number / 10));
        to[1] = (byte)('0' + (number % 10));
    }
}
