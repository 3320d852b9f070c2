using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CxHub.Console.Pages.Customers;

/// <summary>
/// People are searched by name, e-mail or phone, and addresses of pages end up in histories and in logs. So the words are posted, and the page's address carries them
/// sealed: it can still be reloaded, paged and bookmarked, and tells nobody who was looked for.
/// </summary>
internal sealed class SearchSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("CxHub.Console.CustomerSearch");

    public string? Seal(string? text) => string.IsNullOrWhiteSpace(text) ? null : _protector.Protect(text.Trim());

    /// <summary>Null for no search, and for a seal this hub did not make or has lost the key of.</summary>
    public string? Open(string? sealedText)
    {
        try
        {
            return string.IsNullOrEmpty(sealedText) ? null : _protector.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
