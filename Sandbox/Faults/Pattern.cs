namespace CxHub.Sandbox.Faults;

/// <summary>Patterns of fault rules: <c>*</c> stands for any text, <c>|</c> separates alternatives, case does not matter.</summary>
public static class Pattern
{
    public static bool Fits(string pattern, string text)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern is "*" || pattern.Split('|').Any(one => FitsOne(one, text));
    }

    private static bool FitsOne(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var star = pattern.IndexOf('*');

        if (star < 0)
        {
            return pattern.Equals(text, StringComparison.OrdinalIgnoreCase);
        }

        if (!text.StartsWith(pattern[..star], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = pattern[(star + 1)..];

        for (var from = star; from <= text.Length; from++)
        {
            if (FitsOne(rest, text[from..]))
            {
                return true;
            }
        }

        return false;
    }
}
