using System.Globalization;
using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Spelling;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Population.Staff;

/// <summary>Invents the workforce: one head per department and one lead per six people, a tenth of the sellers gone but still owners.</summary>
internal sealed class WorkforceMaker
{
    private static readonly Odds SalesSkills = Odds.Of("English:5 Negotiation:4 Key_Accounts:3 Presentation:3 Tiếng_Anh:2 Japanese:1 Pricing:2 Excel:2");
    private static readonly Odds ServiceSkills = Odds.Of("English:5 Complaints:4 Billing:3 Logistics:3 Live_Chat:3 Product_Knowledge:4 Returns:2 Deutsch:1");
    private static readonly Odds OtherSkills = Odds.Of("Excel:4 English:3 SAP:1 Reporting:3 Law:1 Planning:2 Design:1 Data:2");

    /// <summary>The first user numbers of the organisation belong to its own integration users.</summary>
    private const int FirstUser = 100;

    private static readonly string[] Locations = ["Ho Chi Minh City", "Hanoi", "Da Nang", "Singapore"];

    private readonly PopulationOptions _options;
    private readonly HashSet<string> _emails = new(StringComparer.Ordinal);
    private readonly List<Colleague> _everyone = [];

    private WorkforceMaker(PopulationOptions options) => _options = options;

    public static Workforce Make(PopulationOptions options)
    {
        var maker = new WorkforceMaker(options);
        maker.Hire(Department.Sales, Math.Clamp(options.Customers / 60, 10, 60));
        maker.Hire(Department.Service, Math.Clamp(options.Customers / 80, 8, 60));

        foreach (var department in new[] { Department.Finance, Department.Marketing, Department.Logistics, Department.Technology, Department.PeopleAndCulture })
        {
            maker.Hire(department, Math.Clamp(options.Customers / 160, 4, 30));
        }

        var dice = Dice.For(options.Seed, "teams");
        string[] teams = ["Customer Care South", "Customer Care North", "Key Accounts", "International Sales"];
        return new(maker._everyone, [.. teams.Select(team => (dice.Guid(), team))]);
    }

    private void Hire(Department department, int count)
    {
        Colleague? head = null;
        Colleague? lead = null;

        for (var i = 0; i < count; i++)
        {
            var isLead = i % 7 is 1;
            var supervisor = i is 0 ? null : isLead ? head : lead;
            var colleague = Hire(department, supervisor, i is 0 ? "Head" : isLead ? "Lead" : "Member");
            head ??= colleague;
            lead = isLead ? colleague : lead;
            _everyone.Add(colleague);
        }
    }

    private Colleague Hire(Department department, Colleague? supervisor, string rank)
    {
        var number = _everyone.Count + 1;
        var dice = Dice.For(_options.Seed, "colleague", number);
        var gender = dice.Chance(0.5) ? Gender.Female : Gender.Male;
        var name = HumanMaker.Name(dice.Chance(0.85) ? Vietnam.Culture : Cultures.Draw(dice), gender, null, dice);
        var inCrm = department is Department.Sales or Department.Service;
        var both = rank is not "Member" || dice.Chance(0.1);
        var today = DateOnly.FromDateTime(_options.AsOf.UtcDateTime);

        return new()
        {
            Id = $"E{number:D4}",
            HrNumber = (100 + number).ToString(CultureInfo.InvariantCulture),
            Name = name,
            Email = Email(name),
            Department = department,
            JobTitle = Title(department, rank),
            Location = dice.Pick(Locations),
            HiredOn = today.AddDays(-dice.Between(40, 3_600)),
            Skills = Skills(department, dice),
            ChangedAt = new Calendar(_options.AsOf).Any(dice),
            Supervisor = supervisor,
            IsActive = rank is not "Member" || !dice.Chance(0.09),
            SalespersonCode = department is Department.Sales ? $"SP{number:D2}" : null,
            SalesforceUserId = inCrm && (both || number % 2 is 0) ? SalesforceId.Make("005", FirstUser + number) : null,
            DataverseUserId = inCrm && (both || number % 2 is 1) ? dice.Guid() : null,
        };
    }

    private string Email(PersonName name)
    {
        var user = $"{Plain.Slug(name.Given)}.{Plain.Slug(name.Family)}";
        var email = $"{user}@cxhub-demo.example";

        for (var i = 2; !_emails.Add(email); i++)
        {
            email = $"{user}{i}@cxhub-demo.example";
        }

        return email;
    }

    private static string Title(Department department, string rank) => (department, rank) switch
    {
        (_, "Head") => $"Head of {Name(department)}",
        (_, "Lead") => $"{Name(department)} Team Lead",
        (Department.Sales, _) => "Account Executive",
        (Department.Service, _) => "Service Agent",
        _ => $"{Name(department)} Specialist",
    };

    internal static string Name(Department department) => department is Department.PeopleAndCulture ? "People & Culture" : department.ToString();

    private static string Skills(Department department, Dice dice)
    {
        var odds = department switch { Department.Sales => SalesSkills, Department.Service => ServiceSkills, _ => OtherSkills };
        return string.Join(", ", Enumerable.Range(0, dice.Between(1, 4)).Select(_ => odds.Draw(dice)).Distinct(StringComparer.Ordinal));
    }
}
