namespace CxHub.Insights.Statistics;

/// <summary>How much a number may be leaned on, by the count behind it.</summary>
public enum Standing
{
    /// <summary>Nothing was measured.</summary>
    NoData,

    /// <summary>Fewer than the floor (10): not shown, because it re-identifies people and says little.</summary>
    Suppressed,

    /// <summary>Fewer than 30: shown and marked as indicative.</summary>
    Indicative,

    Sound,
}

/// <summary>The thresholds of <see cref="Standing"/>; the same everywhere in the product.</summary>
public static class Standings
{
    public const int ShownFrom = 10;

    public const int SoundFrom = 30;

    public static Standing Of(long n, int shownFrom = ShownFrom) => n switch
    {
        <= 0 => Standing.NoData,
        _ when n < shownFrom => Standing.Suppressed,
        < SoundFrom => Standing.Indicative,
        _ => Standing.Sound,
    };

    public static bool IsShown(this Standing standing) => standing is Standing.Indicative or Standing.Sound;
}
