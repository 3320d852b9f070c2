namespace CxHub.Sandbox.Population;

/// <summary>The two years before the population's present.</summary>
internal sealed class Calendar(DateTimeOffset asOf)
{
    public DateTimeOffset Now { get; } = new(asOf.UtcTicks - (asOf.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    public DateTimeOffset Start => Now.AddMonths(-24).AddDays(1);

    /// <summary>The last moment anything happened.</summary>
    public DateTimeOffset End => Now.AddMinutes(-10);

    /// <summary>Some second between the two.</summary>
    public static DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to, Dice dice) =>
        to <= from ? from : from.AddSeconds(Math.Floor((to - from).TotalSeconds * dice.Unit()));

    public DateTimeOffset Any(Dice dice) => Between(Start, End, dice);

    public DateTimeOffset Since(DateTimeOffset from, Dice dice) => Between(from, End, dice);

    public DateTimeOffset Clamp(DateTimeOffset moment) => moment < Start ? Start : moment > End ? End : moment;
}
