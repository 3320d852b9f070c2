using System.Globalization;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.BusinessCentral;

/// <summary>Field values as text whose ordinal order is the order of the values.</summary>
internal static class ODataValue
{
    /// <summary>Large enough that every amount becomes positive; the digits are padded, so text order is number order.</summary>
    private const decimal Lift = 1_000_000_000_000_000m;

    public static string? Sortable(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTimeOffset moment => RowJson.Moment(moment),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        bool flag => flag ? "true" : "false",
        IConvertible number => (number.ToDecimal(CultureInfo.InvariantCulture) + Lift).ToString("0000000000000000000.0000", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>A literal of a filter in the same form: <c>'text'</c>, a moment, a day, a number, true, false, null, a guid.</summary>
    public static string? Literal(string literal)
    {
        if (literal.StartsWith('\'') && literal.EndsWith('\'') && literal.Length > 1)
        {
            return literal[1..^1].Replace("''", "'", StringComparison.Ordinal);
        }

        if (decimal.TryParse(literal, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return Sortable(number);
        }

        return literal switch
        {
            "null" => null,
            "true" or "false" => literal,
            _ when Guid.TryParse(literal, out var id) => id.ToString("D"),
            _ when DateOnly.TryParseExact(literal, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => literal,
            _ when DateTimeOffset.TryParse(literal, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => RowJson.Moment(moment),
            _ => throw new ODataException($"'{literal}' is no literal that $filter understands."),
        };
    }
}
