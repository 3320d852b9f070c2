namespace CxHub.Sandbox.Population.Spelling;

/// <summary>Writes a mail address as it was typed. <see cref="Write"/> keeps it the same address; <see cref="Damaged"/> does not.</summary>
internal static class EmailSpelling
{
    public static string Write(string email, Dice dice) => dice.Below(100) switch
    {
        < 5 => email.ToUpperInvariant(),
        < 11 => char.ToUpperInvariant(email[0]) + email[1..],
        < 12 => $" {email} ",
        < 13 => $"mailto:{email}",
        _ => email,
    };

    /// <summary>A plus tag, a slip in the user name or in the provider's name: a careful reader sees what was meant.</summary>
    public static string Damaged(string email, Dice dice)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var (user, domain) = (email[..at], email[(at + 1)..]);
        return dice.Below(3) switch
        {
            0 => $"{user}+{(dice.Chance(0.5) ? "shop" : "news")}@{domain}",
            1 when user.Length > 6 => $"{Slips.One(user, dice)}@{domain}",
            _ => $"{user}@{Slips.One(domain[..domain.IndexOf('.', StringComparison.Ordinal)], dice)}.example",
        };
    }
}
