using System.Globalization;
using System.Text.RegularExpressions;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>
/// What a next link carries: page number, kept result, place in it, and for change tracking the version at which the load
/// began. Clients must hand it back untouched.
/// </summary>
internal sealed partial record PageCookie(int Page, long Snapshot, int From, long? Tracking)
{
    public static PageCookie Read(string skipToken)
    {
        var match = Cookie().Match(Uri.UnescapeDataString(Uri.UnescapeDataString(skipToken)));
        return match.Success
            ? new(
                int.Parse(match.Groups["page"].Value, CultureInfo.InvariantCulture),
                long.Parse(match.Groups["snapshot"].Value, CultureInfo.InvariantCulture),
                int.Parse(match.Groups["from"].Value, CultureInfo.InvariantCulture),
                match.Groups["tracking"] is { Success: true } version ? long.Parse(version.Value, CultureInfo.InvariantCulture) : null)
            : throw DataverseException.BadUrl("Malformed XML in the Paging Cookie");
    }

    /// <summary>The absolute link to this page of the request's own query.</summary>
    public string Link(DataverseCall call)
    {
        var inner = Uri.EscapeDataString($"<cookie page=\"{Page - 1}\"><result id=\"{Snapshot}\" from=\"{From}\"{(Tracking is { } version ? $" version=\"{version}\"" : "")} /></cookie>");
        var outer = $"<cookie pagenumber=\"{Page}\" pagingcookie=\"{inner}\" istracking=\"{(Tracking is null ? "False" : "True")}\" />";
        return $"{QueryLink(call)}$skiptoken={Uri.EscapeDataString(outer)}";
    }

    /// <summary>The request's own URL with its query options, ready for one more.</summary>
    public static string QueryLink(DataverseCall call)
    {
        var query = call.Request.Target.Split('?', 2) is [_, var text] ? text : string.Empty;
        var kept = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(option => !IsToken(option)).Select(option => option + "&");
        return $"{call.Request.BaseUrl}{call.Request.RawPath}?{string.Concat(kept)}";
    }

    private static bool IsToken(string option)
    {
        var name = Uri.UnescapeDataString(option.Split('=')[0]);
        return name is "$skiptoken" or "$deltatoken";
    }

    [GeneratedRegex("pagenumber=\"(?<page>\\d+)\".*<result id=\"(?<snapshot>\\d+)\" from=\"(?<from>\\d+)\"( version=\"(?<tracking>\\d+)\")?", RegexOptions.Singleline)]
    private static partial Regex Cookie();
}
