using CxHub.Sandbox.Population.Companies;

namespace CxHub.Sandbox.Population.People;

/// <summary>Invents one person at a time; who they live or work with is decided outside.</summary>
internal sealed class HumanMaker(PopulationOptions options, Registry registry, EmailMaker emails)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(options.AsOf.UtcDateTime);

    public DateOnly BirthDate(int fromAge, int toAge, Dice dice) => _today.AddDays(-dice.Between(fromAge * 365, toAge * 365));

    public static PersonName Name(Culture culture, Gender gender, string? family, Dice dice)
    {
        family ??= culture.Families.Draw(dice);
        var middles = gender is Gender.Male ? culture.MaleMiddles : culture.FemaleMiddles;
        var middle = middles is not null
            ? dice.Chance(0.96) ? middles.Draw(dice) : null
            : culture.Country is "US" && dice.Chance(0.25) ? culture.NamesOf(gender).Draw(dice) : null;
        var given = culture.NamesOf(gender).Draw(dice);
        middle = middle is not null && Spelling.Plain.Tokens(middle).Contains(Spelling.Plain.Slug(given)) ? null : middle;
        return new(family, middle, given, culture.IsVietnamese);
    }

    public Human Private(int index, Culture culture, Gender gender, PersonName name, DateOnly birthDate, Home home, Household? household, Dice dice)
    {
        var human = Common(index, culture, gender, name, birthDate, home, dice) with
        {
            Household = household,
            ErpNumber = dice.Chance(0.72) ? registry.ErpNumber() : null,
            Segment = Segment.Consumer,
            Experience = dice.Normal(),
        };
        return human;
    }

    public Human Employed(int index, Gender gender, PersonName name, Firm firm, Firm? former, Dice dice)
    {
        var culture = firm.Office.Culture;
        var home = HomeMaker.Make(culture, firm.Office.City, dice);
        return Common(index, culture, gender, name, BirthDate(23, 62, dice), home, dice) with
        {
            Firm = firm,
            WorkEmail = emails.Work(name, firm.Domain, firm.Index),
            JobTitle = JobTitles.Draw(firm.Segment, culture.IsVietnamese, dice),
            FormerFirm = former,
            FormerWorkEmail = former is null ? null : emails.Work(name, former.Domain, former.Index),
            ErpNumber = dice.Chance(0.05) ? registry.ErpNumber() : null,
            Segment = firm.Segment,

            // Half of what a business customer goes through, their colleagues go through, too (variances add to one).
            Experience = (0.6 * firm.Experience) + (0.8 * dice.Normal()),
        };
    }

    private Human Common(int index, Culture culture, Gender gender, PersonName name, DateOnly birthDate, Home home, Dice dice) => new()
    {
        Id = $"P{index:D5}",
        Index = index,
        Culture = culture,
        Gender = gender,
        Name = gender is Gender.Female && !culture.IsVietnamese && dice.Chance(0.012) ? name with { Former = culture.Families.Draw(dice) } : name,
        BirthDate = birthDate,
        Home = home,
        FormerHome = dice.Chance(0.07) ? HomeMaker.Make(culture, dice.Pick(culture.Cities), dice) : null,
        Mobile = registry.Line(() => culture.Mobile(dice)),
        FormerMobile = dice.Chance(0.09) ? registry.Line(() => culture.Mobile(dice)) : null,
        Email = emails.Private(name, birthDate.Year, dice),
        FormerEmail = dice.Chance(0.14) ? emails.Private(name, birthDate.Year, dice) : null,
        Segment = Segment.Consumer,
        Experience = 0,
    };
}
