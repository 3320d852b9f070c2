using System.Globalization;
using CxHub.Domain.Ports;

namespace CxHub.Mapping.Targets;

/// <summary>Values as targets hold them: how they are written, and when two of them are the same.</summary>
public static class TargetValues
{
    /// <summary>
    /// Whether a field that holds <paramref name="standing"/> already holds <paramref name="wanted"/>, by the field's type: 9 and 9.0, the
    /// same instant in different writings, texts that differ only in line ends, in blanks at the end or in Unicode composition
    /// (targets store these in their own way; writing them again would never end).
    /// </summary>
    public static bool Same(TargetField field, object? standing, object? wanted)
    {
        var isEmpty = IsEmpty(standing);
        if (isEmpty || IsEmpty(wanted))
        {
            // An unticked box is how several systems store "nothing".
            return isEmpty == IsEmpty(wanted) || (field.Type is FieldType.Boolean && (isEmpty ? wanted : standing) is false);
        }

        return field.Type switch
        {
            FieldType.Number => SameNumber(field, standing!, wanted!),
            FieldType.DateTime => SameInstant(standing!, wanted!),
            FieldType.Date => Day(standing!) is { } left && Day(wanted!) == left,
            FieldType.Boolean => ValueParse.Boolean(standing!) is { } flag && ValueParse.Boolean(wanted!) == flag,
            FieldType.PickList => string.Equals(ValueText.Of(standing), ValueText.Of(wanted), StringComparison.Ordinal),
            _ => SameText(ValueText.Of(standing)!, ValueText.Of(wanted)!),
        };
    }

    /// <summary>
    /// Whether <paramref name="standing"/> is what a target made of <paramref name="sent"/>: the same value, or the text cut short by
    /// a field that is shorter than the map says.
    /// </summary>
    public static bool IsWhatBecameOf(TargetField field, object? standing, object? sent)
    {
        if (Same(field, standing, sent))
        {
            return true;
        }

        // Below 20 characters a common beginning may be chance, and a person may have shortened it.
        return field.Type is FieldType.Text or FieldType.LongText
            && standing is string { Length: >= 20 } kept
            && sent is string whole
            && Normal(whole).StartsWith(Normal(kept), StringComparison.Ordinal);
    }

    /// <summary>Null, missing and blank text are one: no value.</summary>
    public static bool IsEmpty(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));

    internal static object? Written(TargetField field, object value, ValueScope scope) => field.Type switch
    {
        FieldType.Number => Number(field, value, scope),
        FieldType.Boolean => ValueParse.Boolean(value) ?? scope.Bad("is not true or false"),
        FieldType.Date => ValueParse.Date(value, scope.Zone) is { } day ? ValueText.Of(day) : scope.Bad("is not a date"),
        FieldType.DateTime => ValueParse.Instant(value, scope.Zone) is { } instant ? Seconds(instant) : scope.Bad("is not a date and time"),
        FieldType.PickList => Choice(field, value, scope),
        _ => TextLength.CutToUnits(ValueText.Of(value)!, field.Length ?? int.MaxValue),
    };

    // CRMs keep whole seconds; finer times would differ from what stands there for ever.
    private static string Seconds(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static object? Number(TargetField field, object value, ValueScope scope)
    {
        if (ValueParse.Number(value) is not { } number)
        {
            return scope.Bad("is not a number");
        }

        var rounded = field.Scale is { } scale ? decimal.Round(number, scale, MidpointRounding.AwayFromZero) : number;
        return field.Length is { } digits && Math.Abs(rounded) >= Power(digits)
            ? scope.Bad($"has more than the {digits} digits before the point that the field holds")
            : rounded;
    }

    private static object? Choice(TargetField field, object value, ValueScope scope)
    {
        var text = ValueText.Of(value)!;
        if (field.Choices.Count > 0 && !field.Choices.Contains(text))
        {
            return scope.Bad("is not in the pick list");
        }

        return field.Choices.Count > 0 && decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var option) ? option : text;
    }

    private static bool SameNumber(TargetField field, object standing, object wanted)
    {
        if (AsNumber(standing) is not { } left || AsNumber(wanted) is not { } right)
        {
            return false;
        }

        return left == right || (field.Scale is { } scale && decimal.Round(left, scale, MidpointRounding.AwayFromZero) == decimal.Round(right, scale, MidpointRounding.AwayFromZero));
    }

    private static decimal? AsNumber(object value) => value switch
    {
        int number => number,
        long number => number,
        double number => Math.Abs(number) < 1e15 ? (decimal)number : null,
        _ => ValueParse.Number(value),
    };

    private static bool SameInstant(object standing, object wanted)
    {
        if (standing is string left && wanted is string right && left == right)
        {
            return true;
        }

        return ValueParse.Instant(standing, TimeZoneInfo.Utc) is { } first
            && ValueParse.Instant(wanted, TimeZoneInfo.Utc) is { } second
            && first.ToUnixTimeSeconds() == second.ToUnixTimeSeconds();
    }

    // Systems that know no plain date hold midnight in UTC.
    private static DateOnly? Day(object value) => ValueParse.Date(value, TimeZoneInfo.Utc);

    private static bool SameText(string standing, string wanted) =>
        string.Equals(standing, wanted, StringComparison.Ordinal) || string.Equals(Normal(standing), Normal(wanted), StringComparison.Ordinal);

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd().Normalize();

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < Math.Min(digits, 28); i++)
        {
            power *= 10;
        }

        return power;
    }
}
