using System.Numerics;

namespace CxHub.Sandbox.Population;

/// <summary>
/// The population's own chance: xoshiro256** seeded by SplitMix64, so that a seed means the same people on every runtime.
/// Each thing that is invented throws its own dice (<see cref="For"/>), so a change in one place does not reshuffle the rest.
/// </summary>
internal sealed class Dice
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    private Dice(ulong state)
    {
        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    public static Dice For(int seed, string purpose, int index = 0)
    {
        var state = 14695981039346656037UL ^ (uint)seed;

        foreach (var letter in purpose)
        {
            state = (state ^ letter) * 1099511628211UL;
        }

        return new((state ^ (uint)index) * 1099511628211UL);
    }

    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)Math.BigMul(Bits(), (ulong)count, out _);

    public int Between(int from, int to) => from + Below(to - from + 1);

    public double Between(double from, double to) => from + ((to - from) * Unit());

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>Standard normal as the sum of twelve uniforms: additions only, so every processor agrees to the last bit.</summary>
    public double Normal()
    {
        var sum = -6.0;

        for (var i = 0; i < 12; i++)
        {
            sum += Unit();
        }

        return sum;
    }

    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var count = 0;

        for (var product = Unit(); product > limit; product *= Unit())
        {
            count++;
        }

        return count;
    }

    public string Digits(int count) => string.Create(count, this, static (text, dice) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)('0' + dice.Below(10));
        }
    });

    public Guid Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Bits());
        BitConverter.TryWriteBytes(bytes[8..], Bits());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes);
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
