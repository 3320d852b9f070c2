using System.Buffers;

namespace CxHub.Connectors.Http;

/// <summary>An answer's body, read to its end into a rented buffer: pages of megabytes come one after the other, and a new array for each would grow the heap.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstRoom = 65_536;
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(FirstRoom);
    private int _length;

    /// <summary>Valid until it is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    public static async Task<PooledBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = new PooledBody();
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        while (await stream.ReadAsync(body.Room(), cancellationToken) is > 0 and var read)
        {
            body._length += read;
        }

        return body;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            _length = 0;
        }
    }

    private Memory<byte> Room()
    {
        if (_length == _buffer!.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_length * 2);
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length);
    }
}
