using System.Runtime.InteropServices;

namespace CxHub.IdentityResolution.Features;

/// <summary>A 64-bit hash that is the same on every machine and in every run; two different texts of a million share one with probability 3·10⁻⁸.</summary>
internal static class Hash64
{
    private const ulong Secret = 0x9E37_79B9_7F4A_7C15;

    public static ulong Of(ReadOnlySpan<char> text, ulong seed = 0)
    {
        var hash = seed ^ ((ulong)text.Length * Secret);
        var words = MemoryMarshal.Cast<char, ulong>(text);

        foreach (var word in words)
        {
            hash = Mix(hash ^ word, Secret);
        }

        foreach (var letter in text[(words.Length * 4)..])
        {
            hash = Mix(hash ^ letter, Secret);
        }

        return Mix(hash, 0xD6E8_FEB8_6659_FD93);
    }

    public static ulong Combine(ulong left, ulong right) => Mix(left ^ Secret, right + 0xA076_1D64_78BD_642F);

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low ^ (left << 1);
    }
}
