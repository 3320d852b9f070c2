using System.Buffers;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>What the instant servers look at in a request, without arrays of their own: their memory would count as the connector's.</summary>
internal static class InstantBody
{
    /// <summary>How often a text occurs in the body.</summary>
    public static async Task<int> CountAsync(HttpRequestMessage request, byte[] text, CancellationToken cancellationToken)
    {
        await using var body = await request.Content!.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent((int)body.Length);
        await body.ReadExactlyAsync(buffer.AsMemory(0, (int)body.Length), cancellationToken);
        var count = buffer.AsSpan(0, (int)body.Length).Count(text);
        ArrayPool<byte>.Shared.Return(buffer);
        return count;
    }
}
