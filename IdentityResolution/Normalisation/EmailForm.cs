using System.Globalization;

namespace CxHub.IdentityResolution.Normalisation;

/// <summary>
/// Canonical e-mail: lower case, no <c>mailto:</c> or display name, punycode domain; dots and plus tags dropped only where the provider ignores them
/// (Gmail), plus tags elsewhere dropped as well because they name a mailbox of the same person.
/// </summary>
public sealed record EmailForm(string User, string Domain)
{
    private static readonly HashSet<string> RoleUsers = new(StringComparer.Ordinal)
    {
        "info", "sales", "office", "contact", "support", "admin", "noreply", "no-reply", "donotreply", "hr", "billing", "marketing", "accounts",
        "accounting", "service", "services", "help", "helpdesk", "enquiries", "inquiries", "hello", "mail", "email", "webmaster", "postmaster",
        "reception", "team", "orders", "order", "invoice", "invoices", "finance", "purchasing", "einkauf", "kontakt", "buchhaltung", "lienhe",
        "ketoan", "kinhdoanh", "cskh", "hotro", "banhang", "nhansu", "administrator", "root", "test", "customerservice", "kundenservice", "vertrieb",
        "verkauf", "comercial", "ventas", "contacto", "contabilidad", "commercial", "compta", "accueil", "jobs", "careers", "press", "media",
    };

    private static readonly HashSet<string> FreeDomains = new(StringComparer.Ordinal)
    {
        "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "icloud.com", "aol.com", "msn.com", "me.com", "mail.com", "gmx.de",
        "gmx.net", "gmx.com", "web.de", "t-online.de", "freenet.de", "yahoo.de", "yahoo.fr", "yahoo.es", "yahoo.co.uk", "hotmail.co.uk", "hotmail.fr",
        "hotmail.es", "orange.fr", "free.fr", "wanadoo.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "mail.ru", "yandex.ru", "seznam.cz",
        "wp.pl", "onet.pl", "o2.pl", "interia.pl", "proton.me", "protonmail.com", "zoho.com", "yahoo.com.vn", "vnn.vn", "fpt.vn", "ymail.com",
        "btinternet.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bigpond.com", "optusnet.com.au", "naver.com", "qq.com", "163.com",
        "googlemail.com", "online.no", "telia.com", "example.com", "example.org", "example.net", "fastmail.com", "tutanota.com", "rocketmail.com",
    };

    // Dropped letters, swapped letters and wrong endings of the large providers, the only ones typed often enough to be mistyped often.
    private static readonly string[] TypoTargets = ["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "yahoo.com.vn"];

    public string Canonical => $"{User}@{Domain}";

    /// <summary>info@, sales@ and the like: a mailbox of many people, never evidence for one.</summary>
    public bool IsRole => RoleUsers.Contains(User);

    public bool IsFreeMail => FreeDomains.Contains(Domain);

    /// <summary>The canonical form, or null when the text holds no e-mail address.</summary>
    public static EmailForm? Parse(ReadOnlySpan<char> text)
    {
        var address = Bare(text);
        var at = address.LastIndexOf('@');

        if (at <= 0 || at == address.Length - 1 || at > 200)
        {
            return null;
        }

        var user = Folding.Fold(address[..at]).Replace(" ", "", StringComparison.Ordinal);
        var domain = Domains(address[(at + 1)..]);
        return user.Length == 0 || domain.Length == 0 ? null : new EmailForm(Mailbox(user, domain), domain);
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var open = text.LastIndexOf('<');

        if (open >= 0 && text[^1] == '>')
        {
            text = text[(open + 1)..^1].Trim();
        }

        return text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text[7..].Trim() : text;
    }

    private static string Domains(ReadOnlySpan<char> text)
    {
        var domain = text.Trim(" .,;").ToString().ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        domain = Ascii(domain);

        if (domain == "googlemail.com")
        {
            return "gmail.com";
        }

        // A known provider is never a typing error of another one ("ymail.com" beside "gmail.com").
        return FreeDomains.Contains(domain)
            ? domain
            : Array.Find(TypoTargets, known => Comparison.EditDistance.Within(domain, known, 1) == 1) ?? domain;
    }

    private static string Ascii(string domain)
    {
        if (System.Text.Ascii.IsValid(domain))
        {
            return domain;
        }

        try
        {
            return new IdnMapping().GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }

    private static string Mailbox(string user, string domain)
    {
        var plus = user.IndexOf('+', StringComparison.Ordinal);
        user = plus > 0 ? user[..plus] : user;
        return domain == "gmail.com" ? user.Replace(".", "", StringComparison.Ordinal) : user;
    }
}
