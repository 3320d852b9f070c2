using System.Text;
using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Spelling;

/// <summary>Writes a true name as it stands in some system: split in every way that happens, with and without marks, mistyped, shortened.</summary>
internal static class NameSpelling
{
    private static readonly string[] Blossoms = ["🌸", "🍀", "✨", "❤️"];

    public static WrittenName Write(PersonName name, Habits habits, Dice dice)
    {
        var quality = NameQuality.Exact;
        var (first, last) = Split(name, ref quality, habits, dice);
        (first, last) = dice.Chance(habits.SwappedNames) ? (last, first) : (first, last);

        if (quality is NameQuality.Exact && dice.Chance(habits.Typos))
        {
            (first, last, quality) = Mistyped(first, last, dice);
        }

        var style = Style(name, habits, dice);
        (first, last) = (style(first), style(last));
        first = dice.Chance(0.002) ? $"{first} {dice.Pick(Blossoms)}" : first;
        var full = name.FamilyFirst && dice.Chance(0.75) ? FamilyFirst(name, first, last) : $"{first} {last}";
        return new(first, last, full, quality);
    }

    private static (string First, string Last) Split(PersonName name, ref NameQuality quality, Habits habits, Dice dice)
    {
        var family = name.Former is not null && dice.Chance(0.5) ? name.Former : name.Family;
        var given = name.Given;

        if (family != name.Family)
        {
            quality = NameQuality.Near;
        }
        else if (dice.Chance(habits.Nicknames) && Nicknames.Of(given) is { } nickname)
        {
            (given, quality) = (nickname, NameQuality.Near);
        }
        else if (!name.FamilyFirst && dice.Chance(0.012))
        {
            (given, quality) = ($"{given[0]}.", NameQuality.Near);
        }

        return name.FamilyFirst ? SplitVietnamese(name, dice) : SplitWestern(name with { Family = family, Given = given }, dice);
    }

    private static (string First, string Last) SplitVietnamese(PersonName name, Dice dice)
    {
        if (name.Middle is null)
        {
            return (name.Given, name.Family);
        }

        return dice.Below(100) switch
        {
            < 46 => ($"{name.Middle} {name.Given}", name.Family),
            < 72 => (name.Given, $"{name.Family} {name.Middle}"),
            < 84 => ($"{name.Family} {name.Middle}", name.Given),
            _ => (name.Given, name.Family),
        };
    }

    private static (string First, string Last) SplitWestern(PersonName name, Dice dice)
    {
        var title = dice.Chance(0.012) ? "Mr/Ms " : string.Empty;
        return dice.Below(100) switch
        {
            < 12 when name.Middle is not null => ($"{title}{name.Given} {name.Middle}", name.Family),
            < 40 when name.Middle is not null => ($"{title}{name.Given} {name.Middle[0]}.", name.Family),
            _ => (title + name.Given, name.Family),
        };
    }

    private static string FamilyFirst(PersonName name, string first, string last) =>
        Plain.Tokens(first).Contains(Plain.Tokens(name.Family)[0]) ? $"{first} {last}" : $"{last} {first}";

    /// <summary>One slip in the longer of the two parts; names too short to stay recognisable are left alone.</summary>
    private static (string First, string Last, NameQuality Quality) Mistyped(string first, string last, Dice dice)
    {
        var inLast = last.Length > first.Length;
        var part = inLast ? last : first;

        if (part.Length < 6 || part.Contains(' ', StringComparison.Ordinal))
        {
            return (first, last, NameQuality.Exact);
        }

        var slip = Slips.One(part, dice);
        return inLast ? (first, slip, NameQuality.Near) : (slip, last, NameQuality.Near);
    }

    private static Func<string, string> Style(PersonName name, Habits habits, Dice dice)
    {
        var plain = dice.Chance(name.FamilyFirst ? habits.WithoutMarks : habits.WithoutMarks / 2);
        var letters = dice.Unit();
        var decomposed = !plain && dice.Chance(0.015);
        return text =>
        {
            text = plain ? Plain.Of(text) : text;
            text = letters < habits.UpperCase ? text.ToUpperInvariant() : letters < habits.UpperCase + habits.LowerCase ? text.ToLowerInvariant() : text;
            return decomposed ? text.Normalize(NormalizationForm.FormD) : text;
        };
    }
}
