namespace CxHub.Connectors.Surveys;

/// <summary>A delivery as it arrived: header names compare without case; the body is the raw bytes, read once.</summary>
internal sealed class Delivery(string source, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
{
    private readonly Dictionary<string, string> _headers = new(headers, StringComparer.OrdinalIgnoreCase);

    public string Source { get; } = source;

    public ReadOnlyMemory<byte> Body { get; } = body;

    public DateTimeOffset ReceivedAt { get; } = receivedAt;

    public string? Header(string name) => _headers.GetValueOrDefault(name);
}
