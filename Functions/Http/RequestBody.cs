namespace CxHub.Functions.Http;

/// <summary>What signatures are computed over: the body's bytes, read once, and the headers.</summary>
internal static class RequestBody
{
    /// <summary>Null when the body is larger than allowed; the rest of it is not read.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > largest)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    public static IReadOnlyDictionary<string, string> Headers(HttpRequest request) =>
        request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
