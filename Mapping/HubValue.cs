using CxHub.Domain;

namespace CxHub.Mapping;

/// <summary>The last step of every field rule: the value becomes what the hub's field holds, or the reason why it cannot.</summary>
internal static class HubValue
{
    /// <summary>Whether a value of this kind can ever become the field's type; a map that never can is refused at start.</summary>
    public static bool Fits(ValueKind kind, HubType type) => kind switch
    {
        ValueKind.Any => true,
        ValueKind.Text => true,
        ValueKind.Number => type is HubType.Number or HubType.WholeNumber or HubType.Text or HubType.Reference,
        ValueKind.Boolean => type is HubType.Boolean or HubType.Text,
        ValueKind.Date => type is HubType.Date or HubType.Instant or HubType.Text,
        ValueKind.Instant => type is HubType.Date or HubType.Instant or HubType.Text,
        _ => false,
    };

    /// <summary>Null, with the reason left in <paramref name="scope"/>, when the value does not fit.</summary>
    public static object? Of(object? value, HubType type, string? refersTo, ValueScope scope)
    {
        if (value is null or List<object?>)
        {
            return value is null ? null : scope.Bad("is a list (use join or split)");
        }

        return type switch
        {
            HubType.Text => Text(value),
            HubType.WholeNumber => Whole(value) ?? scope.Bad("is not a whole number"),
            HubType.Number => ValueParse.Number(value) ?? scope.Bad("is not a number"),
            HubType.Boolean => ValueParse.Boolean(value) ?? scope.Bad("is not true or false"),
            HubType.Date => ValueParse.Date(value, scope.Zone) ?? scope.Bad("is not a date"),
            HubType.Instant => ValueParse.Instant(value, scope.Zone) ?? scope.Bad("is not a date and time"),
            HubType.Email when value is EmailAddress => value,
            HubType.Phone when value is PhoneNumber => value,
            HubType.Email => EmailAddress.TryParse(Text(value), out var email) ? email : scope.Bad("is not an e-mail address"),
            HubType.Phone => PhoneNumber.TryParse(Text(value), scope.Region, out var phone) ? phone : scope.Bad("is not a telephone number"),
            _ => new SourceKey(scope.Key.Source, refersTo!, Text(value)!),
        };
    }

    private static string? Text(object value) => ValueText.Of(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static int? Whole(object value) =>
        ValueParse.Number(value) is { } number && decimal.Truncate(number) == number && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
}
