using CxHub.Sandbox.Population.Cards;
using CxHub.Sandbox.Population.Companies;
using CxHub.Sandbox.Population.Experience;
using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Staff;

namespace CxHub.Sandbox.Population.Records;

/// <summary>From people to rows: society, staff, dossiers, stories, and then each system's own way to write them down.</summary>
internal static class WorldMaker
{
    public static World Make(PopulationOptions options)
    {
        var society = SocietyMaker.Make(options);
        var staff = WorkforceMaker.Make(options);
        var accounts = new AccountBook(options, staff);
        var dossierMaker = new DossierMaker(options, staff, accounts);
        var dossiers = society.Humans.Select(dossierMaker.Make).ToList();
        var deals = new DealMaker(options, accounts).Make(dossiers);
        var teller = new StoryTeller(options, staff);
        var stories = dossiers.Select(dossier => teller.Tell(dossier, deals[dossier.Human.Index])).ToList();

        var ledger = new Ledger();
        ledger.KnowPeople(society.Humans);
        new HrRows(ledger).Write(staff);
        new SalesforceRows(ledger).Write(staff, accounts, stories);
        new DataverseRows(ledger).Write(staff, accounts, stories);
        new ErpRows(options, ledger).Write(society.Firms, staff, stories);
        new WebRows(options, ledger).Write(stories);
        new SurveyRows(options, ledger).Write(staff, stories);
        return ledger.Close();
    }
}
