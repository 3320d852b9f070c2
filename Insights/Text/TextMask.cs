using System.Text;

namespace CxHub.Insights.Text;

/// <summary>Takes e-mail addresses, phone, card and long numbers out of a comment, before it is stored or learned from. Linear in the length of the text.</summary>
public static class TextMask
{
    public const string Email = "[email]";

    public const string Phone = "[phone]";

    public const string Card = "[card]";

    public const string Number = "[number]";

    /// <summary>Runs of this many digits and more say who somebody is (orders, accounts, identity cards).</summary>
    private const int LongNumber = 7;

    public static string Apply(string text)
    {
        StringBuilder masked = new(text.Length);
        var position = 0;

        while (position < text.Length)
        {
            var (length, mask) = text[position] switch
            {
                '@' => EmailAt(text, position, masked),
                '+' or '(' or (>= '0' and <= '9') => NumberAt(text, position),
                _ => (0, ""),
            };

            masked.Append(length > 0 ? mask : text[position]);
            position += Math.Max(length, 1);
        }

        return masked.ToString();
    }

    /// <summary>At an @: the local part has been copied already and is taken back.</summary>
    private static (int Length, string Mask) EmailAt(string text, int at, StringBuilder masked)
    {
        var end = at + 1;

        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        while (end > at + 1 && text[end - 1] is '.' or '-')
        {
            end--;
        }

        var local = LocalLength(masked);

        if (local == 0 || text.IndexOf('.', at + 1, end - at - 1) < 0)
        {
            return (0, "");
        }

        masked.Length -= local;

        return (end - at, Email);
    }

    private static int LocalLength(StringBuilder masked)
    {
        // An address has at most 64 characters before the @; the bound keeps long texts linear.
        var start = masked.Length;

        while (start > 0 && masked.Length - start < 64 && (char.IsLetterOrDigit(masked[start - 1]) || masked[start - 1] is '.' or '_' or '%' or '+' or '-' or '[' or ']'))
        {
            start--;
        }

        return masked.Length - start;
    }

    private static (int Length, string Mask) NumberAt(string text, int start)
    {
        if (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] is '_'))
        {
            return WordNumber(text, start);
        }

        var (end, digits) = Run(text, start);
        var length = end - start;
        var written = text.AsSpan(start, length);
        var international = text[start] is '+' || (digits.Length >= 10 && digits.StartsWith("00", StringComparison.Ordinal));

        return digits.Length switch
        {
            <= 15 when IsDateOrAmount(written) => (length, written.ToString()),
            >= 13 and <= 19 when !international && IsCard(digits) => (length, Card),
            >= 8 and <= 15 when international => (length, Phone),
            >= 9 and <= 11 when digits[0] is '0' || text[start] is '(' => (length, Phone),
            >= LongNumber => (length, written.IndexOfAny(' ', '-', '(') >= 0 ? Phone : Number),
            _ => (0, ""),
        };
    }

    // Digits glued to letters (an order code) are no phone, but a long run still says who it is about.
    private static (int Length, string Mask) WordNumber(string text, int start)
    {
        var end = start;

        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - start >= LongNumber ? (end - start, Number) : (0, "");
    }

    /// <summary>The end of a number that may hold single spaces, dots, dashes and brackets, and its digits.</summary>
    private static (int End, string Digits) Run(string text, int start)
    {
        StringBuilder digits = new();
        var (end, position) = (start, start);

        while (position < text.Length && digits.Length <= 64)
        {
            var character = text[position];

            if (char.IsAsciiDigit(character))
            {
                digits.Append(character);
                end = position + 1;
            }
            else if (!(position == start && character is '+' or '(') && !IsSeparator(text, position))
            {
                break;
            }

            position++;
        }

        return (end, digits.ToString());
    }

    private static bool IsSeparator(string text, int position) =>
        text[position] is ' ' or '-' or '.' or '(' or ')' or '\u00A0'
        && position + 1 < text.Length
        && (char.IsAsciiDigit(text[position + 1]) || (text[position + 1] is '(' or ' ' or '-' && text[position] is ')' or ' ' or '-'));

    // 10.000.000 (đồng) and 2026-03-05 say nothing about who wrote them.
    private static bool IsDateOrAmount(ReadOnlySpan<char> written)
    {
        Span<int> lengths = stackalloc int[8];
        var (groups, run) = (0, 0);
        char? separator = null;

        foreach (var character in written)
        {
            if (char.IsAsciiDigit(character))
            {
                run++;
            }
            else if (character is not ('.' or '-') || run == 0 || (separator is { } known && known != character) || groups == lengths.Length - 1)
            {
                return false;
            }
            else
            {
                (separator, lengths[groups++], run) = (character, run, 0);
            }
        }

        lengths[groups++] = run;
        var parts = lengths[..groups];
        var amount = separator is '.' && parts[0] <= 3 && parts[1..].IndexOfAnyExcept(3) < 0;
        var date = groups == 3 && parts[1] <= 2 && ((parts[0] is 4 && parts[2] <= 2) || (parts[0] <= 2 && parts[2] is 4));

        return groups > 1 && (amount || date);
    }

    /// <summary>The check digit of payment cards (Luhn).</summary>
    private static bool IsCard(string digits)
    {
        var sum = 0;

        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[^(index + 1)] - '0';
            var value = index % 2 == 0 ? digit : 2 * digit;
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0;
    }
}
