using System.Globalization;
using System.Text;
using CxHub.IdentityResolution.Explaining;

namespace CxHub.Functions.Commands.Identity;

/// <summary>A pair's weight as text, one line per step, with the running sum.</summary>
public static class Waterfall
{
    public static string Text(PairExplanation why)
    {
        var text = new StringBuilder();
        var sum = why.PriorBits;
        Line(text, "prior (two records at random)", why.PriorBits, sum);

        foreach (var step in why.Steps)
        {
            sum += step.Bits;
            Line(text, $"{step.Field}: {step.Level}  [{step.Left} | {step.Right}]", step.Bits, sum);
        }

        foreach (var cap in why.Caps)
        {
            sum -= cap.Bits;
            Line(text, cap.Rule, -cap.Bits, sum);
        }

        text.Append(CultureInfo.InvariantCulture, $"weight {why.Weight:+0.0;-0.0} bits, probability {why.Probability:0.0000}: {why.Outcome}");
        text.Append(why.BlockedBy.Count == 0 ? "\nno blocking rule brings the two together" : $"\ncompared because of {string.Join(", ", why.BlockedBy)}");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string what, double bits, double sum) =>
        text.Append(CultureInfo.InvariantCulture, $"{bits,8:+0.0;-0.0} {sum,8:+0.0;-0.0}  {what}\n");
}
