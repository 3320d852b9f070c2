using CxHub.Insights.Scores;

namespace CxHub.Console.Parts;

/// <summary>The word and the style of an NPS answer; a colour never stands without its word.</summary>
public static class Bands
{
    public static string Css(double answer) => Css(Nps.BandOf(answer));

    public static string Css(NpsBand band) => band switch { NpsBand.Promoter => "promoter", NpsBand.Passive => "passive", _ => "detractor" };

    public static string Word(double answer) => Css(answer);
}
