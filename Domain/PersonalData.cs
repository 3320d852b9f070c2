using System.Text.RegularExpressions;

namespace CxHub.Domain;

/// <summary>
/// Takes contact and payment details out of free text before it is stored: e-mail addresses (also written <c>ann (at) example.com</c>),
/// telephone numbers as people write them, payment cards and other long numbers. Names stay. Dates, prices, short order numbers and
/// telephone short codes are left alone. Masking a masked text changes nothing.
/// </summary>
public static partial class PersonalData
{
    public const string Email = "[email]";
    public const string Phone = "[phone]";
    public const string Card = "[card]";
    public const string Number = "[number]";

    /// <summary>Numbers of this many digits and more say who somebody is (telephones, orders, accounts, identity cards).</summary>
    private const int LongNumber = 7;

    public static string Mask(string text)
    {
        var masked = MayHoldAddress(text) ? Address().Replace(text, Email) : text;
        return masked.Count(IsDigit) >= LongNumber ? DigitRun().Replace(masked, MaskedRun) : masked;
    }

    private static bool MayHoldAddress(string text) =>
        text.AsSpan().ContainsAny('@', '＠') || text.Contains("at)", StringComparison.OrdinalIgnoreCase) || text.Contains("at]", StringComparison.OrdinalIgnoreCase);

    private static string MaskedRun(Match match)
    {
        var run = match.Value;
        var digits = run.Count(IsDigit);
        if (digits < LongNumber || IsDate(run) || IsPrice(run))
        {
            return run;
        }

        var isOneGroup = run.All(IsDigit);

        var first = run.First(IsDigit);
        var startsLikePhone = first is '0' or '０' || run[0] is '+' or '＋' or '(';
        return digits switch
        {
            7 when Groups(run) is [3, 4] => Phone,
            7 when !isOneGroup => run,
            <= 15 when startsLikePhone => Phone,
            8 when !isOneGroup => run,
            >= 13 and <= 19 => Card,
            10 when Groups(run) is [3, 3, 4] => Phone,
            11 or 12 when run.StartsWith("84", StringComparison.Ordinal) => Phone,
            11 when first is '1' && !isOneGroup => Phone,
            _ => Number,
        };
    }

    private static bool IsDate(string run) => DateOnly8().IsMatch(run);

    // 1.500.000 and 12,000,000.00: groups of three after a first group, one kind of separator.
    private static bool IsPrice(string run) => GroupedPrice().IsMatch(run);

    private static int[] Groups(string run) => [.. NotDigits().Split(run).Where(group => group.Length > 0).Select(group => group.Length)];

    private static bool IsDigit(char c) => char.IsDigit(c);

    // A blank before the @ without one behind it begins a handle ("flying @airline. Never again"), not an address.
    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]{1,64}(?:[@＠]|\s[@＠]\s|\s?[(\[]\s*at\s*[)\]]\s?)[\p{L}\p{N}-]{1,63}(?:(?:\.|\s?[(\[]\s*dot\s*[)\]]\s?)[\p{L}\p{N}-]{1,63})*(?:\.|\s?[(\[]\s*dot\s*[)\]]\s?)\p{L}{2,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // Digits with the separators that people put between the groups of one number: at most two marks in a row.
    [GeneratedRegex(@"(?:[+＋]\s?)?[(]?\d(?:[\s ().\-–/]{0,3}\d){6,}", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"^(?:(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d)(?:\s+\d{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex DateOnly8();

    [GeneratedRegex(@"^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})+(?:[.,]\d{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex GroupedPrice();

    [GeneratedRegex(@"\D+", RegexOptions.CultureInvariant)]
    private static partial Regex NotDigits();
}
