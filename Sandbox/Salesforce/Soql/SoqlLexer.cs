using System.Text;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>Cuts a query into tokens. What it does not know is refused as MALFORMED_QUERY, never skipped.</summary>
internal static class SoqlLexer
{
    public static List<SoqlToken> Read(string text)
    {
        List<SoqlToken> tokens = [];
        var at = 0;

        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                tokens.Add(new(SoqlTokenKind.End, "<EOF>", at));
                return tokens;
            }

            tokens.Add(ReadOne(text, ref at));
        }
    }

    private static SoqlToken ReadOne(string text, ref int at)
    {
        var start = at;
        var first = text[at];

        if (first is '\'')
        {
            return new(SoqlTokenKind.Text, ReadText(text, ref at), start);
        }

        if (char.IsAsciiDigit(first) || (first is '-' or '+' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            at++;
            Advance(text, ref at, static one => char.IsAsciiLetterOrDigit(one) || one is ':' or '.' or '-' or '+');
            var literal = text[start..at];
            return new(literal.AsSpan(1).Contains('-') ? SoqlTokenKind.Moment : SoqlTokenKind.Number, literal, start);
        }

        if (char.IsAsciiLetter(first))
        {
            Advance(text, ref at, static one => char.IsAsciiLetterOrDigit(one) || one is '_' or '.' or ':');
            return new(SoqlTokenKind.Word, text[start..at], start);
        }

        at += at + 1 < text.Length && text.AsSpan(at, 2) is "!=" or "<=" or ">=" or "<>" ? 2 : 1;
        return "=<>!(),".Contains(first, StringComparison.Ordinal)
            ? new(SoqlTokenKind.Symbol, text[start..at], start)
            : throw SalesforceException.Malformed($"line 1:{start} no viable alternative at character '{first}'");
    }

    private static void Advance(string text, ref int at, Func<char, bool> goesOn)
    {
        while (at < text.Length && goesOn(text[at]))
        {
            at++;
        }
    }

    private static string ReadText(string text, ref int at)
    {
        var value = new StringBuilder();

        for (at++; at < text.Length; at++)
        {
            if (text[at] is '\'')
            {
                at++;
                return value.ToString();
            }

            if (text[at] is not '\\')
            {
                value.Append(text[at]);
                continue;
            }

            at++;
            value.Append(Unescape(text, at));
        }

        throw SalesforceException.Malformed("unexpected token: '<EOF>'; a quoted text is not closed");
    }

    // \% and \_ keep their backslash: only LIKE tells them from wildcards.
    private static string Unescape(string text, int at) => at < text.Length ? text[at] switch
    {
        'n' or 'N' => "\n",
        'r' or 'R' => "\r",
        't' or 'T' => "\t",
        'b' or 'B' => "\b",
        'f' or 'F' => "\f",
        '"' => "\"",
        '\'' => "'",
        '\\' => "\\",
        '%' => "\\%",
        '_' => "\\_",
        var other => throw SalesforceException.Malformed($"Illegal escape sequence '\\{other}' in a quoted text (only \\\\ \\' \\\" \\n \\r \\t \\b \\f \\_ \\%)"),
    }
    : throw SalesforceException.Malformed("unexpected token: '<EOF>'; a quoted text is not closed");
}
