using System.Text.RegularExpressions;

namespace CxHub.Connectors.Http;

/// <summary>Masks what may be personal in a system's error text before it goes into an exception, and with it into a log.</summary>
internal static partial class ErrorText
{
    public static string Mask(string? text) =>
        text is null ? string.Empty : LongNumber().Replace(Address().Replace(Quoted().Replace(text, Unquote), "…@…"), "…");

    private static string Unquote(Match quoted) => quoted.ValueSpan.ContainsAnyExceptInRange('\x21', '\x7E') ? "'…'" : quoted.Value;

    [GeneratedRegex(@"[^\s@,;:<>""'()\[\]]+@[^\s@,;:<>""'()\[\]]+\.[^\s@,;:<>""'()\[\]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // Names of fields and tables in quotes are safe; everything with a blank or beyond ASCII may be a value. An apostrophe inside a word is no quote.
    [GeneratedRegex(@"(?<![A-Za-z])'(?:[^']|(?<=[A-Za-z])'(?=[A-Za-z]))*'(?![A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![0-9A-Za-z-])\+?[0-9][0-9 .()-]{6,}[0-9](?![0-9A-Za-z-])", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
