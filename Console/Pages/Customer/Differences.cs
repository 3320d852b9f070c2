using System.Globalization;
using System.Text;

namespace CxHub.Console.Pages.Customer;

/// <summary>Whether two values differ for a person's eye: marks, case, spaces and punctuation do not count.</summary>
internal static class Differences
{
    public static bool Differ(string left, string right) => Fold(left) != Fold(right);

    public static string Fold(string value)
    {
        StringBuilder folded = new(value.Length);
        foreach (var letter in value.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter) || letter is '@')
            {
                folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLower(letter, CultureInfo.InvariantCulture));
            }
        }

        return folded.ToString();
    }
}
