using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace CxHub.Sandbox.BusinessCentral;

/// <summary>Where a page ended: the values that the list is ordered by, the id, and how many rows the question still wants.</summary>
internal sealed record SkipToken(string?[] Values, string Id, int Left)
{
    public static string Of(ODataOrder order, Rows.StoredRow last, int left) =>
        WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(new SkipToken(order.KeysOf(last), last.Id, left)));

    public static SkipToken Read(string token)
    {
        try
        {
            return JsonSerializer.Deserialize<SkipToken>(WebEncoders.Base64UrlDecode(token))!;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new ODataException("The $skiptoken is not one of this service; follow @odata.nextLink as it was given.");
        }
    }
}
