using System.Globalization;
using System.Text;

namespace CxHub.Sandbox.Population.Crm;

/// <summary>
/// Makes people household by household: couples and families share an address and a family name, often a phone, sometimes a mailbox; some have twins, some a
/// junior with the father's name; employers have role mailboxes and switchboards.
/// </summary>
internal sealed class CrmHouseholds(Random random)
{
    private readonly List<CrmEmployer> _employers = [];

    public IEnumerable<CrmPerson> Next()
    {
        var locale = PickLocale();
        var family = FamilyName(locale);
        var home = Address(locale);
        var shared = random.NextDouble() < 0.35 ? Phone(locale) : null;
        var mailbox = random.NextDouble() < 0.06 ? Mailbox(locale, "family", family, 0) : null;
        var size = random.NextDouble() switch { < 0.45 => 1, < 0.72 => 2, < 0.86 => 3, < 0.95 => 4, _ => 5 };
        CrmPerson? first = null;
        CrmPerson? last = null;

        for (var i = 0; i < size; i++)
        {
            var born = i < 2 ? Born(1940, 1995) : Born(1985, 2005);
            var person = Person(locale, family, home, born, shared, mailbox);
            var kind = random.NextDouble();

            if (last is not null && i >= 2 && kind < 0.12) { person = person with { Born = last.Born }; }
            else if (first is not null && i >= 2 && kind < 0.22) { person = person with { Given = first.Given, Middle = first.Middle, Born = first.Born.AddYears(random.Next(22, 36)).AddDays(random.Next(300)) }; }

            first ??= person;
            last = person;
            yield return person;
        }
    }

    public CrmEmployer Employer(CrmLocale locale)
    {
        if (_employers.Count > 0 && random.NextDouble() < 0.93) { return _employers[random.Next(_employers.Count)]; }

        var word = FamilyName(locale) + (random.Next(3) == 0 ? " " + Pick(["Logistics", "Foods", "Steel", "Textiles", "Software", "Travel"]) : "");
        var form = locale.Country switch { "Vietnam" => "Công ty TNHH {0}", "Germany" => "{0} GmbH", "United Kingdom" => "{0} Ltd", "Spain" => "{0} S.L.", "France" => "{0} SARL", "Poland" => "{0} Sp. z o.o.", _ => "{0} AS" };
        var domain = Plain(word).Replace(" ", "", StringComparison.Ordinal) + random.Next(100).ToString(CultureInfo.InvariantCulture) + ".example";
        var employer = new CrmEmployer(string.Format(CultureInfo.InvariantCulture, form, word), domain, Phone(locale));
        _employers.Add(employer);
        return employer;
    }

    /// <summary>Letters without marks, lower case.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();

        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(letter switch { 'đ' or 'Đ' => "d", 'ß' => "ss", 'ø' or 'Ø' => "o", 'ł' or 'Ł' => "l", 'æ' => "ae", _ => char.ToLowerInvariant(letter).ToString() });
            }
        }

        return plain.ToString();
    }

    private CrmPerson Person(CrmLocale locale, string family, CrmAddress home, DateOnly born, string? sharedPhone, string? sharedMailbox)
    {
        var given = Pick(locale.Given);
        var middle = locale.FamilyFirst ? Pick(["Văn", "Thị", "Minh", "Thanh", "Ngọc", "Quốc", "Hữu", "Đức", "Thu", "Kim", "Xuân", "Gia"]) : random.Next(4) == 0 ? Pick(locale.Given)[0] : "";
        var employer = random.NextDouble() < 0.55 ? Employer(locale) : null;
        return new CrmPerson
        {
            Locale = locale,
            Given = given,
            Middle = middle,
            Family = family,
            FormerFamily = random.NextDouble() < 0.04 && !locale.FamilyFirst ? FamilyName(locale) : family,
            Born = born,
            Emails = Emails(locale, given[0], family, born.Year, sharedMailbox, employer),
            Phones = Phones(locale, sharedPhone),
            Addresses = random.NextDouble() < 0.15 ? [home, Address(locale)] : [home],
            Employer = employer,
        };
    }

    private string[] Emails(CrmLocale locale, string given, string family, int year, string? shared, CrmEmployer? employer)
    {
        List<string> emails = [shared is not null && random.NextDouble() < 0.5 ? shared : Mailbox(locale, given, family, year)];
        if (random.NextDouble() < 0.22) { emails.Add(Mailbox(locale, given, family, year)); }

        if (employer is not null && random.NextDouble() < 0.4) { emails.Add($"{Plain(given)}.{Letters(family)}@{employer.Domain}"); }

        return [.. emails];
    }

    private string[] Phones(CrmLocale locale, string? shared)
    {
        List<string> phones = [shared is not null && random.NextDouble() < 0.5 ? shared : Phone(locale)];
        if (random.NextDouble() < 0.2) { phones.Add(Phone(locale)); }

        return [.. phones];
    }

    private string Mailbox(CrmLocale locale, string given, string family, int year)
    {
        var (first, last) = (Letters(given), Letters(family));
        var number = random.NextDouble() switch { < 0.3 => "", < 0.6 => (year % 100).ToString("00", CultureInfo.InvariantCulture), _ => random.Next(1, 9999).ToString(CultureInfo.InvariantCulture) };
        var user = random.Next(5) switch { 0 => $"{first}.{last}{number}", 1 => $"{first}{last}{number}", 2 => $"{last}{first[0]}{number}", 3 => $"{first[0]}{last}{number}", _ => $"{first}_{last}{number}" };

        // Providers give a taken name to nobody twice: most people end with a number of their own.
        return $"{user}{(number.Length == 0 ? random.Next(10_000).ToString(CultureInfo.InvariantCulture) : "")}@{Pick(locale.FreeMail)}";
    }

    private static string Letters(string name) => Plain(name).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);

    private string Phone(CrmLocale locale) => locale.CallingCode == "84"
        ? $"+84{Pick(["32", "33", "34", "35", "36", "37", "38", "39", "70", "76", "77", "78", "79", "81", "82", "83", "84", "85", "90", "91", "93", "94", "96", "97", "98"])}{random.Next(10_000_000):0000000}"
        : $"+{locale.CallingCode}{random.Next(1, 9)}{random.Next(100_000_000):00000000}";

    private CrmAddress Address(CrmLocale locale)
    {
        var city = random.Next(locale.Cities.Length);
        return new CrmAddress(Pick(locale.Streets), random.Next(1, 400), locale.Cities[city], ((city + 1) * 1000 + random.Next(300)).ToString("00000", CultureInfo.InvariantCulture));
    }

    private string FamilyName(CrmLocale locale)
    {
        if (random.NextDouble() >= locale.CommonFamilyShare) { return Pick(locale.Starts) + Pick(locale.Ends); }

        // Zipf-like: the first of the list is by far the commonest, as Nguyễn is.
        var at = (int)(locale.Family.Length * Math.Pow(random.NextDouble(), 2.6));
        return locale.Family[at];
    }

    private CrmLocale PickLocale()
    {
        var at = random.NextDouble();

        foreach (var (locale, share) in CrmLocales.All)
        {
            at -= share;
            if (at < 0) { return locale; }
        }

        return CrmLocales.All[0].Locale;
    }

    private DateOnly Born(int from, int to) => new DateOnly(from, 1, 1).AddDays(random.Next((to - from) * 365));

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
