namespace CxHub.Sandbox.Population.People;

/// <summary>Invents households of one to three private customers who share a roof, a landline and sometimes a mailbox or mobile.</summary>
internal sealed class HouseholdMaker(HumanMaker people, Registry registry, EmailMaker emails)
{
    private static readonly Odds Kinds = Odds.Of("single:58 couple:22 family:8 parent:4 siblings:3 twins:4 namesakes:1");

    /// <summary>A household of at most <paramref name="room"/> people; a single may bear the name of a <paramref name="namesake"/> of the same city.</summary>
    public IReadOnlyList<Human> Make(int index, int room, Human? namesake, Dice dice)
    {
        var culture = namesake?.Culture ?? Cultures.Draw(dice);
        var city = namesake?.Home.City ?? dice.Pick(culture.Cities);
        var home = HomeMaker.Make(culture, city, dice);
        var kind = room < 3 || namesake is not null ? "single" : Kinds.Draw(dice);

        if (kind is "single")
        {
            return [Single(index, culture, home, namesake, dice)];
        }

        var roles = Roles(kind, dice);
        var names = Names(kind, culture, roles, dice);
        var head = names[0].Family;
        var email = !dice.Chance(0.35) ? null : culture.IsVietnamese ? emails.Family(head, dice) : emails.House(head, dice);
        var sharedMobile = dice.Chance(0.3) ? registry.Line(() => culture.Mobile(dice)) : null;
        var household = new Household($"H{index:D5}", kind, home, registry.Line(() => culture.Landline(city, dice)), email, sharedMobile);
        return [.. roles.Select((role, i) => Member(index + i, role, names[i], household, dice))];
    }

    private Human Single(int index, Culture culture, Home home, Human? namesake, Dice dice)
    {
        var gender = namesake?.Gender ?? (dice.Chance(0.5) ? Gender.Female : Gender.Male);
        var name = namesake is not null ? namesake.Name with { Former = null } : HumanMaker.Name(culture, gender, null, dice);
        return people.Private(index, culture, gender, name, people.BirthDate(20, 70, dice), home, null, dice);
    }

    private Human Member(int index, Role role, PersonName name, Household household, Dice dice) =>
        people.Private(index, household.Home.Culture, role.Gender, name, role.BirthDate, household.Home, household, dice) with
        {
            IsNamesake = household.Kind is "namesakes",
            FormerHome = null,
        };

    private List<Role> Roles(string kind, Dice dice)
    {
        var older = people.BirthDate(45, 68, dice);
        var younger = older.AddDays(dice.Between(8_500, 10_500));
        var near = older.AddDays(dice.Between(-1_500, 1_500));
        var one = dice.Chance(0.5) ? Gender.Female : Gender.Male;
        var other = one is Gender.Female ? Gender.Male : Gender.Female;
        return kind switch
        {
            "couple" => [new(one, older, false), new(other, near, false)],
            "family" => [new(Gender.Male, older, false), new(Gender.Female, near, false), new(one, younger, true)],
            "parent" => [new(one, older, false), new(other, younger, true)],
            "siblings" => [new(one, older, false), new(other, older.AddDays(dice.Between(500, 2_500)), true)],
            "twins" => [new(one, older, false), new(dice.Chance(0.6) ? one : other, older, true)],
            _ => [new(Gender.Male, older, false), new(Gender.Male, younger, true)],
        };
    }

    private static List<PersonName> Names(string kind, Culture culture, List<Role> roles, Dice dice)
    {
        var names = new List<PersonName>();

        foreach (var role in roles)
        {
            // In Vietnam a wife keeps her own family name; children bear the father's, who comes first.
            var family = names.Count > 0 && (role.SharesName || !culture.IsVietnamese) ? names[0].Family : null;
            var name = kind is "namesakes" && names.Count > 0 ? names[0] : HumanMaker.Name(culture, role.Gender, family, dice);

            while (kind is not "namesakes" && names.Any(name.IsConfusableWith))
            {
                name = HumanMaker.Name(culture, role.Gender, family, dice);
            }

            names.Add(kind is "twins" && names.Count > 0 && names[0].Middle is { } middle && roles[0].Gender == role.Gender ? Twin(name, middle, names[0]) : name);
        }

        return names;
    }

    private static PersonName Twin(PersonName name, string middle, PersonName first)
    {
        var twin = name with { Middle = middle };
        return twin.IsConfusableWith(first) ? name : twin;
    }

    private sealed record Role(Gender Gender, DateOnly BirthDate, bool SharesName);
}
