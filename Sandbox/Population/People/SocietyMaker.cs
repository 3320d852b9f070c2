using CxHub.Sandbox.Population.Companies;

namespace CxHub.Sandbox.Population.People;

/// <summary>
/// Fills a society unit by unit: a company with its contacts, or a household. Within a unit no two names can be mistaken for
/// each other (what they share otherwise would make them one person to any honest observer); across units they often can.
/// </summary>
internal sealed class SocietyMaker
{
    private readonly PopulationOptions _options;
    private readonly HumanMaker _people;
    private readonly FirmMaker _companies;
    private readonly HouseholdMaker _households;
    private readonly List<Human> _humans = [];
    private readonly List<Firm> _firms = [];
    private readonly Dictionary<Firm, List<PersonName>> _namesAt = new(ReferenceEqualityComparer.Instance);

    private SocietyMaker(PopulationOptions options)
    {
        var registry = new Registry();
        var emails = new EmailMaker(registry);
        _options = options;
        _people = new(options, registry, emails);
        _companies = new(options, registry);
        _households = new(_people, registry, emails);
    }

    public static Society Make(PopulationOptions options)
    {
        var maker = new SocietyMaker(options);
        maker.Fill();
        return new(maker._humans, maker._firms);
    }

    private void Fill()
    {
        for (var unit = 0; _humans.Count < _options.Customers; unit++)
        {
            var dice = Dice.For(_options.Seed, "unit", unit);
            var room = _options.Customers - _humans.Count;

            if (dice.Chance(0.56))
            {
                AddFirm(room, dice);
            }
            else
            {
                _humans.AddRange(_households.Make(_humans.Count, room, Namesake(dice), dice));
            }
        }
    }

    private void AddFirm(int room, Dice dice)
    {
        var firm = _companies.Make();
        var former = FormerFirm(firm, dice);
        _firms.Add(firm);
        _namesAt[firm] = [];

        for (var i = 0; i < Math.Min(firm.Headcount, room); i++)
        {
            var gender = dice.Chance(0.5) ? Gender.Female : Gender.Male;
            var from = i is 0 ? former : null;
            var name = NameAmongColleagues(firm, from, gender, i is 0 ? Namesake(dice) : null, dice);
            _namesAt[firm].Add(name);

            if (from is not null)
            {
                _namesAt[from].Add(name);
            }

            _humans.Add(_people.Employed(_humans.Count, gender, name, firm, from, dice));
        }
    }

    /// <summary>Someone came here from a company of the other CRM, where their old record still stands.</summary>
    private Firm? FormerFirm(Firm firm, Dice dice)
    {
        if (_firms.Count < 10 || !dice.Chance(0.13))
        {
            return null;
        }

        var former = dice.Pick(_firms);
        return former.HomeCrm != firm.HomeCrm && former.Office.Culture == firm.Office.Culture ? former : null;
    }

    /// <summary>Now and then a stranger has exactly the name of someone we know; the caller puts them in the same city.</summary>
    private Human? Namesake(Dice dice) => _humans.Count > 50 && dice.Chance(0.05) ? dice.Pick(_humans) : null;

    private PersonName NameAmongColleagues(Firm firm, Firm? former, Gender gender, Human? namesake, Dice dice)
    {
        var culture = firm.Office.Culture;
        var taken = former is null ? _namesAt[firm] : [.. _namesAt[firm], .. _namesAt[former]];
        var name = namesake is not null && namesake.Culture == culture && namesake.Gender == gender
            ? namesake.Name with { Former = null }
            : HumanMaker.Name(culture, gender, null, dice);

        while (taken.Any(name.IsConfusableWith))
        {
            name = HumanMaker.Name(culture, gender, null, dice);
        }

        return name;
    }
}
