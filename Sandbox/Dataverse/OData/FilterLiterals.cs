using System.Globalization;
using System.Text.Json;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Literals of a $filter whose text needs reading.</summary>
internal static class FilterLiterals
{
    public static object Moment(string text) => text.Length is 10
        ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static string[] List(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.Replace('\'', '"'));
            return [.. document.RootElement.EnumerateArray().Select(one => one.ToString())];
        }
        catch (JsonException)
        {
            throw DataverseException.BadUrl($"Syntax error in the collection {text}.");
        }
    }
}
