using System.Globalization;
using CxHub.Sandbox.Population.Spelling;

namespace CxHub.Sandbox.Population.People;

/// <summary>Mail addresses as people choose them and as companies give them.</summary>
internal sealed class EmailMaker(Registry registry)
{
    private static readonly Odds Providers = Odds.Of("vnmail.example:30 mailbox.example:30 inbox.example:20 postbox.example:10 webmail.example:10");

    public string Private(PersonName name, int birthYear, Dice dice)
    {
        var (given, family) = (Plain.Slug(name.Given), Plain.Slug(name.Family));
        var user = dice.Below(6) switch
        {
            0 or 1 => $"{given}.{family}",
            2 => $"{family}{given}",
            3 => $"{given}{family[0]}{Plain.Slug(name.Middle ?? string.Empty)}",
            4 => $"{given}_{family}",
            _ => $"{family}.{Plain.Slug(name.Middle ?? string.Empty)}{given}",
        };
        var tail = dice.Below(3) switch { 0 => (birthYear % 100).ToString("D2", CultureInfo.InvariantCulture), 1 => dice.Digits(3), _ => dice.Digits(4) };
        return registry.Email(user + tail, Providers.Draw(dice));
    }

    public string Work(PersonName name, string domain, int firmIndex)
    {
        var (given, family) = (Plain.Slug(name.Given), Plain.Slug(name.Family));
        var user = (firmIndex % 3) switch
        {
            0 => $"{given}.{family}",
            1 => $"{given}{string.Concat(Plain.Tokens(name.Middle ?? string.Empty).Select(t => t[0]))}.{family[0]}",
            _ => $"{family}.{given}",
        };
        return registry.Email(user, domain);
    }

    public string Family(string family, Dice dice) =>
        registry.Email($"{(dice.Chance(0.5) ? "giadinh" : "nha")}.{Plain.Slug(family)}{dice.Digits(3)}", Providers.Draw(dice));

    public string House(string family, Dice dice) => registry.Email($"the{Plain.Slug(family)}s{dice.Digits(3)}", Providers.Draw(dice));
}
