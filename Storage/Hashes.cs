using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CxHub.Domain;

namespace CxHub.Storage;

/// <summary>Sixty-four bits of SHA-256: enough to tell two versions of one row apart, and nothing of the text can be read from it.</summary>
internal static class Hashes
{
    public static long Of(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    public static long Of(SourceKey key) => Of(key.ToString());
}
