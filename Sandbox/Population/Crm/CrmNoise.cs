using System.Globalization;

namespace CxHub.Sandbox.Population.Crm;

/// <summary>The mistakes people and systems make with text.</summary>
internal sealed class CrmNoise(Random random)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    public bool Chance(double share) => random.NextDouble() < share;

    /// <summary>One letter left out, doubled, swapped with its neighbour or mistaken, with the given chance.</summary>
    public string Typo(string text, double share)
    {
        if (text.Length < 3 || !Chance(share)) { return text; }

        var at = random.Next(1, text.Length - 1);
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
            _ => $"{text[..at]}{(char.IsAsciiDigit(text[at]) ? (char)('0' + random.Next(10)) : Letters[random.Next(26)])}{text[(at + 1)..]}",
        };
    }

    /// <summary>Marks lost on the way, as many systems and people write.</summary>
    public string WithoutMarks(string text, double share)
    {
        if (!Chance(share)) { return text; }

        var words = CrmHouseholds.Plain(text).Split(' ');
        return string.Join(' ', words.Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }

    public string PhoneForm(string phone, string callingCode)
    {
        var national = phone[(callingCode.Length + 1)..];

        if (callingCode == "84" && Chance(0.12)) { national = OldPrefix(national); }

        return random.Next(5) switch
        {
            0 => phone,
            1 => $"0{national}",
            2 => $"+{callingCode} {national[..2]} {national[2..5]} {national[5..]}",
            3 => $"0{national[..2]}-{national[2..5]}-{national[5..]}",
            _ => $"00{callingCode}{national}",
        };
    }

    public string DateForm(DateOnly date, double wrong)
    {
        var kind = Chance(wrong) ? random.Next(4) : 4;
        date = kind switch
        {
            0 when date.Day <= 12 => new DateOnly(date.Year, date.Day, date.Month),
            1 => date.AddDays(random.Next(2) == 0 ? 10 : -1),
            2 => new DateOnly(date.Year, 1, 1),
            3 => date.AddYears(random.Next(2) == 0 ? 10 : 1),
            _ => date,
        };
        return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    // The 11-digit numbers of before September 2018 live on in old records.
    private static string OldPrefix(string national) => national[..2] switch
    {
        "32" => "162" + national[2..],
        "33" => "163" + national[2..],
        "34" => "164" + national[2..],
        "35" => "165" + national[2..],
        "36" => "166" + national[2..],
        "37" => "167" + national[2..],
        "38" => "168" + national[2..],
        "39" => "169" + national[2..],
        "70" => "120" + national[2..],
        "79" => "121" + national[2..],
        "77" => "122" + national[2..],
        "76" => "126" + national[2..],
        "78" => "128" + national[2..],
        _ => national,
    };
}
