using System.Text;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>One part of a multipart body: its headers and its content as text.</summary>
internal sealed record MimePart(IReadOnlyDictionary<string, string> Headers, string Content)
{
    public string ContentType => Headers.GetValueOrDefault("Content-Type") ?? string.Empty;

    /// <summary>The boundary of a multipart content type, quoted or not; null for other types.</summary>
    public static string? BoundaryOf(string? contentType)
    {
        var at = contentType?.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase) is true
            ? contentType.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase)
            : -1;
        return at < 0 ? null : contentType![(at + 9)..].Split(';')[0].Trim().Trim('"');
    }

    /// <summary>
    /// Cuts a multipart text. Like the service, it insists on CRLF at the delimiters, the closing one of the whole body
    /// included; inside another part that line end may belong to the outer delimiter.
    /// </summary>
    public static List<MimePart> Read(string text, string boundary, bool isNested = false)
    {
        List<MimePart> parts = [];
        var delimiter = "--" + boundary;
        var start = Find(text, delimiter, 0);

        while (!text.AsSpan(start).StartsWith("--"))
        {
            if (!text.AsSpan(start).StartsWith("\r\n"))
            {
                throw Unreadable();
            }

            var next = text.IndexOf("\r\n" + delimiter, start, StringComparison.Ordinal);

            if (next < 0)
            {
                throw Unreadable();
            }

            parts.Add(ReadOne(text[(start + 2)..Math.Max(start + 2, next)]));
            start = next + 2 + delimiter.Length;
        }

        return text.AsSpan(start).StartsWith("--\r\n") || (isNested && text.Length == start + 2) ? parts : throw Unreadable();
    }

    /// <summary>Headers up to the first empty line (or the end: a message without body may have none), then the content.</summary>
    public static MimePart ReadOne(string text)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;

        while (at < text.Length)
        {
            var end = text.IndexOf("\r\n", at, StringComparison.Ordinal) is >= 0 and var found ? found : text.Length;
            var line = text[at..end];
            at = Math.Min(end + 2, text.Length);

            if (line.Length is 0)
            {
                break;
            }

            if (line.Split(':', 2) is [var name, var value])
            {
                headers[name.Trim()] = value.Trim();
            }
        }

        return new(headers, text[at..]);
    }

    public static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);

    private static int Find(string text, string delimiter, int from)
    {
        // The body may begin with an empty line before the first delimiter.
        var at = text.IndexOf(delimiter, from, StringComparison.Ordinal);
        return at is 0 || (at > 1 && text.AsSpan(at - 2, 2).SequenceEqual("\r\n")) ? at + delimiter.Length : throw Unreadable();
    }

    private static DataverseException Unreadable() => new(400, "0x80048d19", "Error identified in Payload provided by the user for Entity :'', Stream was not readable.");
}
