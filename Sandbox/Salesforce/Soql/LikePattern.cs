namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>A LIKE pattern: % any text, _ one character, a backslash before either takes it literally; case is ignored.</summary>
internal sealed class LikePattern(string pattern)
{
    public bool Fits(string text) => Fits(pattern, text);

    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] is '%')
            {
                return FitsAfterAny(pattern[1..], text);
            }

            var escaped = pattern[0] is '\\' && pattern.Length > 1;
            var wanted = escaped ? pattern[1] : pattern[0];

            if (text.IsEmpty || !((wanted is '_' && !escaped) || char.ToUpperInvariant(wanted) == char.ToUpperInvariant(text[0])))
            {
                return false;
            }

            pattern = pattern[(escaped ? 2 : 1)..];
            text = text[1..];
        }

        return text.IsEmpty;
    }

    private static bool FitsAfterAny(ReadOnlySpan<char> rest, ReadOnlySpan<char> text)
    {
        for (var from = 0; from <= text.Length; from++)
        {
            if (Fits(rest, text[from..]))
            {
                return true;
            }
        }

        return false;
    }
}
