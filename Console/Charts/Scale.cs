namespace CxHub.Console.Charts;

/// <summary>Maps values onto pixels in a straight line. All values equal, or none at all, still give a range with room in it.</summary>
public readonly record struct Scale(double Min, double Max, double From, double To)
{
    public double Of(double value) => From + ((value - Min) / (Max - Min) * (To - From));

    public double Within(double value) => Of(Math.Clamp(value, Min, Max));

    /// <summary>A range with round ends that holds all values (and zero, if asked), limited to what the measure can be.</summary>
    public static Scale Around(IEnumerable<double> values, double from, double to, bool withZero = false, double floor = double.NegativeInfinity, double ceiling = double.PositiveInfinity)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
        {
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }

        if (min > max)
        {
            (min, max) = (0, 1);
        }

        if (withZero)
        {
            (min, max) = (Math.Min(min, 0), Math.Max(max, 0));
        }

        if (max - min < 1e-9 * Math.Max(1, Math.Abs(max)))
        {
            var room = max is 0 ? 1 : Math.Abs(max) * 0.1;
            (min, max) = (withZero && min >= 0 ? 0 : min - room, withZero && max <= 0 && min < 0 ? 0 : max + room);
        }

        var step = Step(max - min, 4);
        (min, max) = (Math.Max(floor, Math.Floor(min / step) * step), Math.Min(ceiling, Math.Ceiling(max / step) * step));
        return max > min ? new(min, max, from, to) : new(min, min + step, from, to);
    }

    /// <summary>Round values across the range, about <paramref name="count"/> of them.</summary>
    public IReadOnlyList<double> Ticks(int count)
    {
        var step = Step(Max - Min, count);
        List<double> ticks = [];
        for (var i = (long)Math.Ceiling((Min / step) - 1e-9); i * step <= Max + (step * 1e-9); i++)
        {
            ticks.Add(Math.Round(i * step, 10));
        }

        return ticks;
    }

    /// <summary>Digits behind the point that tell the ticks apart.</summary>
    public int Digits(int count) => Math.Clamp((int)Math.Ceiling(-Math.Log10(Step(Max - Min, count)) - 1e-9), 0, 6);

    private static double Step(double range, int count)
    {
        var raw = range / Math.Max(1, count);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch { <= 1.0000001 => power, <= 2.0000001 => 2 * power, <= 5.0000001 => 5 * power, _ => 10 * power };
    }
}
