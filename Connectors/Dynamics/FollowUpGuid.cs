using System.Security.Cryptography;
using System.Text;

namespace CxHub.Connectors.Dynamics;

/// <summary>The record id that belongs to a follow-up key (UUID version 5, RFC 9562): the same key always names the same record, so creating it twice is impossible.</summary>
public static class FollowUpGuid
{
    /// <summary>The hub's own name space; changing it would open every follow-up again.</summary>
    private static readonly Guid Space = new("7d0f7e1c-6a8e-5b53-9a35-1d4f6f2c0b7a");

    public static Guid For(string key) => For(Space, key);

    public static Guid For(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[20];
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input.AsSpan(16));
#pragma warning disable CA5350 // the UUID version 5 algorithm; not used against forgery
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
