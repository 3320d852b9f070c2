namespace CxHub.Connectors.Http;

/// <summary>Shortens text to what a field holds, without cutting a character in two.</summary>
internal static class TextLimit
{
    /// <param name="text">Any text.</param>
    /// <param name="length">UTF-16 units that the field holds.</param>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, end), "…");
    }
}
