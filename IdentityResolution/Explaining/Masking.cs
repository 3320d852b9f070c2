namespace CxHub.IdentityResolution.Explaining;

/// <summary>Values as they may be shown to people who need to judge a pair but not to know the person: the first character of each word, the last two digits of a number.</summary>
public static class Masking
{
    public static string Mask(string value)
    {
        var masked = value.ToCharArray();

        for (var i = 0; i < masked.Length; i++)
        {
            var starts = i == 0 || !char.IsLetterOrDigit(value[i - 1]);
            var ends = char.IsAsciiDigit(value[i]) && (i + 2 >= value.Length || !char.IsAsciiDigit(value[i + 2])) && EndsRun(value, i);

            if (char.IsLetterOrDigit(value[i]) && !(starts && char.IsLetter(value[i])) && !ends) { masked[i] = '•'; }
        }

        return new string(masked);
    }

    // The last two of at least six digits.
    private static bool EndsRun(string value, int at)
    {
        var start = at;
        while (start > 0 && char.IsAsciiDigit(value[start - 1])) { start--; }

        return at - start >= 4;
    }
}
