using System.Globalization;

namespace CxHub.Sandbox.Population;

/// <summary>A list to draw from with unequal chances, written <c>"Nguyễn:38 Trần:11 Đỗ"</c>; no number means 1, underscores stand for blanks.</summary>
internal sealed class Odds
{
    private readonly string[] _values;
    private readonly int[] _upTo;

    private Odds(string[] values, int[] upTo)
    {
        _values = values;
        _upTo = upTo;
    }

    public IReadOnlyList<string> Values => _values;

    public static Odds Of(string list)
    {
        var entries = list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var values = new string[entries.Length];
        var upTo = new int[entries.Length];
        var sum = 0;

        for (var i = 0; i < entries.Length; i++)
        {
            var parts = entries[i].Split(':');
            values[i] = parts[0].Replace('_', ' ');
            upTo[i] = sum += parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1;
        }

        return new(values, upTo);
    }

    public string Draw(Dice dice)
    {
        var at = Array.BinarySearch(_upTo, dice.Below(_upTo[^1]) + 1);
        return _values[at < 0 ? ~at : at];
    }
}
