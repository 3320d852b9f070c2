using CxHub.Sandbox.Population.Spelling;
using CxHub.Sandbox.Population.Staff;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Population.Companies;

/// <summary>The accounts of both CRMs; an account is opened when the first contact is put under it, now and then a second time.</summary>
internal sealed class AccountBook(PopulationOptions options, Workforce staff)
{
    private readonly Calendar _calendar = new(options.AsOf);
    private readonly Dictionary<(int Firm, string System), CrmAccount> _first = [];
    private readonly List<CrmAccount> _all = [];
    private int _salesforceAccounts;

    public IReadOnlyList<CrmAccount> All => _all;

    public CrmAccount Of(Firm firm, string system)
    {
        if (_first.TryGetValue((firm.Index, system), out var known))
        {
            return known;
        }

        var dice = Dice.For(options.Seed, system, firm.Index);
        var account = _first[(firm.Index, system)] = Open(firm, system, dice);
        _all.Add(account);

        if (dice.Chance(0.03))
        {
            _all.Add(Open(firm, system, dice));
        }

        return account;
    }

    private CrmAccount Open(Firm firm, string system, Dice dice)
    {
        var isSalesforce = system is SandboxSystem.Salesforce;
        var showsPhone = dice.Chance(0.9);
        return new()
        {
            System = system,
            Id = isSalesforce ? SalesforceId.Make("001", ++_salesforceAccounts) : dice.Guid().ToString("D"),
            Firm = firm,
            Name = Name(firm, dice),
            Phone = showsPhone ? PhoneSpelling.Write(firm.Switchboard, dice) : null,

            // Name and city alone would not tell two companies of one name apart.
            Website = showsPhone && dice.Chance(0.06) ? null : Website(firm.Domain, dice),
            ErpNumber = firm.ErpNumber is not null && dice.Chance(0.55) ? firm.ErpNumber : null,
            IsPlain = dice.Chance(isSalesforce ? 0.12 : 0.25),
            Owner = dice.Pick(isSalesforce ? staff.SalesforceSellers : staff.DataverseSellers),
            OwningTeam = !isSalesforce && dice.Chance(0.1) ? dice.Pick(staff.Teams).Id : null,
            ModifiedAt = _calendar.Any(dice),
        };
    }

    private static string Name(Firm firm, Dice dice)
    {
        var name = dice.Chance(0.6) ? firm.Name.Legal : firm.Name.Form(dice.Between(1, firm.Name.Forms.Length - 1));
        return dice.Below(100) switch { < 6 => name.ToUpperInvariant(), < 18 => Plain.Of(name), < 20 => $"{name} ", _ => name };
    }

    private static string Website(string domain, Dice dice) => dice.Below(3) switch
    {
        0 => $"https://www.{domain}",
        1 => $"www.{domain}",
        _ => domain,
    };
}
