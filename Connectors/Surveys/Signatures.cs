using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CxHub.Connectors.Surveys;

/// <summary>The signature schemes of survey tools, over raw bytes and compared in constant time. A missing header fails.</summary>
internal static class Signatures
{
    private static readonly TimeSpan ReplayWindow = TimeSpan.FromSeconds(300);

    /// <summary><c>sha256=</c> and hex HMAC-SHA256 of the body.</summary>
    public static bool HexSha256(string? header, string secret, ReadOnlySpan<byte> body) =>
        header is not null && header.StartsWith("sha256=", StringComparison.OrdinalIgnoreCase) && Same(Hex(header[7..]), HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>Typeform: <c>sha256=</c> and base64 HMAC-SHA256 of the body.</summary>
    public static bool Base64Sha256(string? header, string secret, ReadOnlySpan<byte> body) =>
        header is not null && header.StartsWith("sha256=", StringComparison.Ordinal) && Same(Base64(header[7..]), HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>SurveyMonkey: base64 HMAC-SHA1 of the body, keyed with client id and secret joined by an ampersand.</summary>
    public static bool SurveyMonkey(string? header, string clientId, string secret, ReadOnlySpan<byte> body)
    {
#pragma warning disable CA5350 // the provider's scheme
        return header is not null && Same(Base64(header), HMACSHA1.HashData(Encoding.UTF8.GetBytes($"{clientId}&{secret}"), body));
#pragma warning restore CA5350
    }

    /// <summary>Qualtrics: hex HMAC-SHA512 of the form-decoded MSG.</summary>
    public static bool Qualtrics(string? hmac, string secret, string message) =>
        hmac is not null && Same(Hex(hmac), HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(message)));

    /// <summary>Standard Webhooks (Formbricks): any <c>v1,</c> signature of <c>id.timestamp.body</c>, not older or newer than five minutes.</summary>
    public static bool Standard(string? id, string? timestamp, string? signatures, string secret, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (id is null || signatures is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > ReplayWindow
            || Base64(secret.StartsWith("whsec_", StringComparison.Ordinal) ? secret[6..] : secret) is not { } key)
        {
            return false;
        }

        var prefix = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        byte[] signed = [.. prefix, .. body];
        var expected = HMACSHA256.HashData(key, signed);
        return signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Any(signature => signature.StartsWith("v1,", StringComparison.Ordinal) && Same(Base64(signature[3..]), expected));
    }

    /// <summary>A shared key in a header, for tools that cannot sign.</summary>
    public static bool Key(string? header, string secret) =>
        header is not null && Same(SHA256.HashData(Encoding.UTF8.GetBytes(header)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static bool Same(byte[]? given, byte[] expected) => given is not null && CryptographicOperations.FixedTimeEquals(given, expected);

    private static byte[]? Hex(string text)
    {
        try
        {
            return Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[]? Base64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
