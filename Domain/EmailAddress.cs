using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxHub.Domain;

/// <summary>An e-mail address in the form the hub stores: trimmed, lower case, without <c>mailto:</c>; exactly one <c>@</c> and a dotted domain.</summary>
[JsonConverter(typeof(EmailAddressJson))]
public readonly record struct EmailAddress
{
    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    public string User => Value[..Value.IndexOf('@', StringComparison.Ordinal)];

    public string Domain => Value[(Value.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>False when the text is not an address: no or several <c>@</c>, blanks inside, a domain without a dot.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress address)
    {
        var value = Canonical(text);
        address = IsAddress(value) ? new EmailAddress(value) : default;
        return address.Value is not null;
    }

    public override string ToString() => Value ?? string.Empty;

    private static string Canonical(string? text)
    {
        var value = (text ?? string.Empty).Trim().Trim('<', '>').Normalize();
        if (value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            value = value["mailto:".Length..];
        }

        return value.ToLowerInvariant();
    }

    private static bool IsAddress(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || value.Length > 254 || value.LastIndexOf('@') != at || value.Any(c => char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>'))
        {
            return false;
        }

        var domain = value[(at + 1)..];
        return domain.Contains('.', StringComparison.Ordinal) && !domain.StartsWith('.') && !domain.EndsWith('.') && !domain.Contains("..", StringComparison.Ordinal);
    }

    private sealed class EmailAddressJson : JsonConverter<EmailAddress>
    {
        public override EmailAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var address) ? address : throw new JsonException("Not an e-mail address.");

        public override void Write(Utf8JsonWriter writer, EmailAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
