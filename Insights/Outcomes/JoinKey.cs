using System.Text;

namespace CxHub.Insights.Outcomes;

/// <summary>Keys of different tables differ by a space or by case; joined as they are, rows vanish without a word.</summary>
public static class JoinKey
{
    /// <summary>Composed Unicode, upper case, white space trimmed and runs of it made one.</summary>
    public static string Of(string key)
    {
        var composed = key.Normalize(NormalizationForm.FormC);
        StringBuilder folded = new(composed.Length);

        foreach (var character in composed)
        {
            if (!char.IsWhiteSpace(character))
            {
                folded.Append(char.ToUpperInvariant(character));
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }
}
