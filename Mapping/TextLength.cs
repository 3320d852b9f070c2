using System.Globalization;

namespace CxHub.Mapping;

/// <summary>Cuts text between characters as people see them (text elements).</summary>
public static class TextLength
{
    /// <summary>The first <paramref name="length"/> text elements.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = 0;
        for (var element = 0; element < length && end < text.Length; element++)
        {
            end += StringInfo.GetNextTextElementLength(text, end);
        }

        return text[..end];
    }

    /// <summary>As many whole text elements as fit into <paramref name="units"/> UTF-16 units, which is how CRMs count a field's length.</summary>
    public static string CutToUnits(string text, int units)
    {
        if (text.Length <= units)
        {
            return text;
        }

        var end = 0;
        while (end < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            if (end + next > units)
            {
                break;
            }

            end += next;
        }

        return text[..end];
    }
}
