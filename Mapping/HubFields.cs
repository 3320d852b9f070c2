using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CxHub.Domain;
using CxHub.Domain.Records;

namespace CxHub.Mapping;

/// <summary>The fields that maps may fill, per kind of canonical record. Computed fields and the key are not among them.</summary>
public static class HubFields
{
    private static readonly FrozenDictionary<CanonicalKind, IReadOnlyList<HubField>> ByKind =
        Enum.GetValues<CanonicalKind>().ToFrozenDictionary(kind => kind, FieldsOf);

    public static IReadOnlyList<HubField> Of(CanonicalKind kind) => ByKind[kind];

    public static HubField? Find(CanonicalKind kind, string name) =>
        ByKind[kind].FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal));

    /// <summary>The record type of a kind.</summary>
    public static Type TypeOf(CanonicalKind kind) =>
        typeof(CanonicalRecord).Assembly.GetType($"{typeof(CanonicalRecord).Namespace}.{kind}", throwOnError: true)!;

    private static IReadOnlyList<HubField> FieldsOf(CanonicalKind kind) =>
    [
        .. TypeOf(kind).GetProperties()
            .Where(property => property.SetMethod is not null && property.Name is not nameof(CanonicalRecord.Key))
            .Select(FieldOf)
            .OrderBy(field => field.Name, StringComparer.Ordinal),
    ];

    private static HubField FieldOf(PropertyInfo property)
    {
        // A moment that cannot be null would silently be the year 1 when a map leaves it out.
        var required = property.IsDefined(typeof(RequiredMemberAttribute))
            || (property.PropertyType == typeof(DateTimeOffset) && property.Name is not nameof(CanonicalRecord.ModifiedAt));
        return new HubField(JsonNamingPolicy.CamelCase.ConvertName(property.Name), TypeOf(property), required, property);
    }

    private static HubType TypeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when type == typeof(string) => HubType.Text,
            _ when type == typeof(int) => HubType.WholeNumber,
            _ when type == typeof(decimal) => HubType.Number,
            _ when type == typeof(bool) => HubType.Boolean,
            _ when type == typeof(DateOnly) => HubType.Date,
            _ when type == typeof(DateTimeOffset) => HubType.Instant,
            _ when type == typeof(EmailAddress) => HubType.Email,
            _ when type == typeof(PhoneNumber) => HubType.Phone,
            _ when type == typeof(SourceKey) => HubType.Reference,
            _ => throw new ArgumentOutOfRangeException(nameof(property), type, $"{property.DeclaringType?.Name}.{property.Name} has a type that maps cannot fill."),
        };
    }
}
