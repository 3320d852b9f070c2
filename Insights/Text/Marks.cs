using System.Globalization;
using System.Text;

namespace CxHub.Insights.Text;

/// <summary>Vietnamese as it is typed without marks: <c>không tốt</c> becomes <c>khong tot</c>, đ becomes d.</summary>
public static class Marks
{
    public static string Strip(string text)
    {
        var parts = text.Normalize(NormalizationForm.FormD);
        StringBuilder stripped = new(parts.Length);

        foreach (var character in parts)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark)
            {
                stripped.Append(character switch { 'đ' => 'd', 'Đ' => 'D', _ => character });
            }
        }

        return stripped.ToString().Normalize(NormalizationForm.FormC);
    }
}
