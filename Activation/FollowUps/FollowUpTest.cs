using System.Globalization;
using System.Text;

namespace CxHub.Activation.FollowUps;

/// <summary>One line of a rule's condition: what it asks in words, and whether an answer passes.</summary>
internal sealed record FollowUpTest(string Text, Func<FollowUpContext, bool> Holds)
{
    /// <summary>Letters without marks and case, so that a rule on <c>giao hang</c> finds <c>Giao hàng</c>.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }
}
