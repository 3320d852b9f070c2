using System.Globalization;

namespace CxHub.Mapping.Transforms;

/// <summary>Transforms that give numbers.</summary>
internal static class NumberTransforms
{
    /// <summary>Reads a number written with the given decimal and group marks; blanks, currency signs and a percent sign fall away.</summary>
    public static Transform? Number(TransformArgument argument)
    {
        var settings = argument.Settings("decimal", "group");
        var point = settings.Text("decimal", argument.Problems) ?? ".";
        var group = settings.Text("group", argument.Problems) ?? (point is "." ? "," : ".");
        if (point == group || point.Length is not 1 || group.Length is not 1)
        {
            argument.Problems.Add(settings.At, "'decimal' and 'group' must be two different marks of one character", "decimal: \",\", group: \".\"");
            return null;
        }

        var format = new NumberFormatInfo { NumberDecimalSeparator = point, NumberGroupSeparator = group };
        return Of(argument, $"number (decimal '{point}', group '{group}')", (value, scope) => value switch
        {
            decimal => value,
            string text when decimal.TryParse(Bare(text), NumberStyles.Number, format, out var number) => number,
            _ => scope.Bad("is not a number"),
        });
    }

    public static Transform? Multiply(TransformArgument argument) =>
        Factor(argument) is { } factor
            ? Of(argument, string.Create(CultureInfo.InvariantCulture, $"multiply by {factor}"), (value, scope) => Product(value, factor) ?? scope.Bad("is not a number"))
            : null;

    public static Transform? Round(TransformArgument argument) =>
        argument.Whole("digits", 0) is { } digits
            ? Of(argument, $"round {digits}", (value, scope) =>
                ValueParse.Number(value) is { } number ? decimal.Round(number, Math.Min(digits, 28), MidpointRounding.AwayFromZero) : scope.Bad("is not a number"))
            : null;

    /// <summary>A survey answer on its scale. What lies outside, or between two steps, is no answer: it becomes null and is counted as invalid, never clamped.</summary>
    public static Transform? Scale(TransformArgument argument)
    {
        var settings = argument.Settings("min", "max");
        var min = settings.Number("min", argument.Problems, required: true);
        var max = settings.Number("max", argument.Problems, required: true);
        if (min is null || max is null || min >= max)
        {
            if (min >= max)
            {
                argument.Problems.Add(settings.At, $"'min' is {min} and 'max' is {max}", "a smaller 'min' than 'max'");
            }

            return null;
        }

        return Of(argument, string.Create(CultureInfo.InvariantCulture, $"scale {min} to {max}"), (value, scope) =>
        {
            if (ValueParse.Number(value) is { } answer && decimal.Truncate(answer) == answer && answer >= (decimal)min && answer <= (decimal)max)
            {
                return answer;
            }

            scope.InvalidAnswers++;
            return scope.Bad(string.Create(CultureInfo.InvariantCulture, $"is not a whole number from {min} to {max}"));
        });
    }

    private static object? Product(object value, decimal factor)
    {
        if (ValueParse.Number(value) is not { } number)
        {
            return null;
        }

        try
        {
            return number * factor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Factor(TransformArgument argument)
    {
        if (argument.Value("by", "a number") is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor))
        {
            return factor;
        }

        argument.Problems.Add(argument.Node!.At, $"'multiply' is '{text}'", "a number");
        return null;
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not '%' and not '\'' && char.GetUnicodeCategory(c) is not UnicodeCategory.CurrencySymbol));

    private static Transform Of(TransformArgument argument, string text, Func<object, ValueScope, object?> change) => new()
    {
        Name = argument.Transform,
        Text = text,
        Accepts = [ValueKind.Text, ValueKind.Number],
        Gives = ValueKind.Number,
        Apply = change,
    };
}
