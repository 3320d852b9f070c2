using System.Net.Mail;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>What the platform refuses about one value, in its own words.</summary>
internal static class RowChecks
{
    public static SaveError? Check(SObjectField field, object? value, RecordStore store) => value switch
    {
        null => null,
        string text when field.IsText && text.Length > field.Length => new(
            "STRING_TOO_LONG", $"{field.Label}: data value too large: {Shorten(text)} (max length={field.Length})", field.Name),
        string text when field.Type is "email" && !IsEmail(text) => new("INVALID_EMAIL_ADDRESS", $"{field.Label}: invalid email address: {text}", field.Name),
        string text when field.RestrictedPicklist && !field.Picklist.Contains(text, StringComparer.OrdinalIgnoreCase) => new(
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"{field.Label}: bad value for restricted picklist field: {text}", field.Name),
        string id when field.Type is "reference" => CheckReference(field, id, store),
        double number when field.Precision > 0 && Math.Abs(number) >= Math.Pow(10, field.Precision - field.Scale) => new(
            "NUMBER_OUTSIDE_VALID_RANGE", $"{field.Label}: value outside of valid range on numeric field: {number}", field.Name),
        _ => null,
    };

    private static SaveError? CheckReference(SObjectField field, string id, RecordStore store)
    {
        if (SalesforceId.Normalize(id) is not { } key)
        {
            return new("MALFORMED_ID", $"{field.Label}: id value of incorrect type: {id}", field.Name);
        }

        var target = store.Schema.FindByPrefix(key);

        if (target is not null && !field.ReferenceTo.Contains(target.Name))
        {
            return new("FIELD_INTEGRITY_EXCEPTION", $"{field.Label}: id value of incorrect type: {id}", field.Name);
        }

        return store.Find(key) switch
        {
            null => new("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.Name),
            { IsDeleted: true } => new("ENTITY_IS_DELETED", "entity is deleted", field.Name),
            var row when field.Name is "OwnerId" && row.Type.Name is "User" && row["IsActive"] is false => new(
                "INACTIVE_OWNER_OR_USER", $"operation performed with inactive user [{id}] as owner of {field.Label}", field.Name),
            _ => null,
        };
    }

    private static bool IsEmail(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && text.All(char.IsAscii)
        && address.Host.Contains('.', StringComparison.Ordinal) && !address.Host.EndsWith('.');

    private static string Shorten(string text) => text.Length <= 1000 ? text : text[..1000];
}
