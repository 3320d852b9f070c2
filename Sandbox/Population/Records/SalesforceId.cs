namespace CxHub.Sandbox.Population.Records;

/// <summary>Salesforce record ids: three characters for the object, twelve of base 62, and the three that make it safe without case.</summary>
internal static class SalesforceId
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string SuffixLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    public static string Of(string keyPrefix, int number) => string.Create(18, (keyPrefix, number), static (id, from) =>
    {
        from.keyPrefix.CopyTo(id);
        "5g00000".CopyTo(id[3..]);
        var rest = from.number;

        for (var i = 14; i >= 10; i--)
        {
            id[i] = Base62[rest % 62];
            rest /= 62;
        }

        for (var block = 0; block < 3; block++)
        {
            id[15 + block] = Suffix(id.Slice(block * 5, 5));
        }
    });

    /// <summary>One letter for which of five characters are capitals, the first counting least.</summary>
    private static char Suffix(ReadOnlySpan<char> five)
    {
        var capitals = 0;

        for (var i = 0; i < 5; i++)
        {
            capitals |= char.IsAsciiLetterUpper(five[i]) ? 1 << i : 0;
        }

        return SuffixLetters[capitals];
    }
}
