namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>Record ids: 15 case-sensitive characters, or 18 with a suffix that tells the case of the fifteen.</summary>
internal static class SalesforceId
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string SuffixAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>The 18-character form, or null when the text is no id.</summary>
    public static string? Normalize(string? text) => text switch
    {
        { Length: 18 } when IsAlphanumeric(text) && HasSuffix(text) => text,
        { Length: 15 } when IsAlphanumeric(text) => text + Suffix(text),
        _ => null,
    };

    /// <summary>An id for the <paramref name="number"/>th record of a key prefix.</summary>
    public static string Make(string prefix, long number)
    {
        Span<char> id = stackalloc char[15];
        prefix.CopyTo(id);
        "5g00000".CopyTo(id[3..]);

        for (var at = 14; at >= 10; at--)
        {
            id[at] = Base62[(int)(number % 62)];
            number /= 62;
        }

        var fifteen = id.ToString();
        return fifteen + Suffix(fifteen);
    }

    public static string Suffix(string fifteen)
    {
        Span<char> suffix = stackalloc char[3];

        for (var group = 0; group < 3; group++)
        {
            var bits = 0;

            for (var at = 0; at < 5; at++)
            {
                bits |= char.IsAsciiLetterUpper(fifteen[(group * 5) + at]) ? 1 << at : 0;
            }

            suffix[group] = SuffixAlphabet[bits];
        }

        return suffix.ToString();
    }

    private static bool HasSuffix(string text) => text.AsSpan(15).SequenceEqual(Suffix(text[..15]));

    private static bool IsAlphanumeric(string text) => text.All(char.IsAsciiLetterOrDigit);
}
