using System.Globalization;
using System.Text;
using CxHub.Sandbox.Rows;
using Microsoft.AspNetCore.WebUtilities;

namespace CxHub.Sandbox.Surveys;

/// <summary>A place in the list of answers by change: behind (<see cref="Moment"/>, <see cref="Id"/>).</summary>
internal readonly record struct ResponseCursor(DateTimeOffset Moment, string Id)
{
    /// <summary>A cursor counts before <c>since</c>; without both the list begins at its beginning.</summary>
    public static bool TryRead(string? cursor, string? since, out ResponseCursor result)
    {
        result = new(DateTimeOffset.MinValue, string.Empty);
        return string.IsNullOrEmpty(cursor) ? string.IsNullOrEmpty(since) || TrySince(since, out result) : TryCursor(cursor, out result);
    }

    public static string Behind(StoredRow row) =>
        WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.ModifiedAt.UtcTicks}|{row.Id}")));

    public bool IsBefore(StoredRow row) => row.ModifiedAt > Moment || (row.ModifiedAt == Moment && string.CompareOrdinal(row.Id, Id) > 0);

    private static bool TrySince(string since, out ResponseCursor result)
    {
        var isMoment = DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment);
        result = new(moment, string.Empty);
        return isMoment;
    }

    private static bool TryCursor(string cursor, out ResponseCursor result)
    {
        result = default;

        try
        {
            var parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor)).Split('|', 2);
            var isCursor = parts.Length is 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks;
            result = isCursor ? new(new(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero), parts[1]) : default;
            return isCursor;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
