using System.Globalization;
using CxHub.Sandbox.Population.Cards;
using CxHub.Sandbox.Population.Experience;
using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Records;

/// <summary>Writes visits as Matomo names them: with the login's mail address when the visitor was logged in, else with a browser's id only.</summary>
internal sealed class WebRows(PopulationOptions options, Ledger ledger)
{
    private const string Site = "https://shop.cxhub-demo.example";

    private static readonly EntityShape Visit = new(
        SandboxSystem.Matomo, "visits", "idSite", "idVisit", "visitorId", "userId", "serverTimestamp", "visitDurationInSeconds", "actions", "referrerType", "referrerName", "entryPageUrl",
        "exitPageUrl", "visitEcommerceStatus", "totalEcommerceRevenue", "totalAbandonedCarts", "totalAbandonedCartsRevenue", "totalAbandonedCartsItems", "goalConversions", "deviceType",
        "languageCode", "countryCode", "siteCurrency");

    private static readonly Odds Pages = Odds.Of("/:5 /products:6 /products/cx-suite:4 /pricing:4 /support:3 /support/returns:2 /account/orders:3 /blog/delivery-times:1 /contact:2");
    private static readonly Odds Referrers = Odds.Of("direct:5 search:5 campaign:3 website:2 social:2");
    private static readonly Odds Devices = Odds.Of("smartphone:6 desktop:5 tablet:1");

    private const int FirstVisit = 1_001;

    private readonly Calendar _calendar = new(options.AsOf);
    private readonly List<Passage> _passages = [];

    public void Write(IReadOnlyList<Story> stories)
    {
        foreach (var story in stories.Where(story => story.Dossier.Logins.Count > 0))
        {
            AddKnown(story.Dossier);
        }

        for (var stranger = 0; stranger < options.Customers * 2 / 5; stranger++)
        {
            var dice = Dice.For(options.Seed, "stranger", stranger);
            _passages.Add(new(null, Browser(dice), _calendar.Any(dice), 0, dice.Chance(0.7) ? Vietnam.Culture : Cultures.Draw(dice), null, dice.Bits()));
        }

        // Visits are numbered in the order in which they happened.
        foreach (var (i, passage) in _passages.OrderBy(passage => passage.At).Index())
        {
            Write(passage, FirstVisit + i);
        }
    }

    /// <summary>One browser per person; every fifth visit without logging in. After a change of address the later login is used.</summary>
    private void AddKnown(Dossier dossier)
    {
        var human = dossier.Human;
        var dice = Dice.For(options.Seed, "visits", human.Index);
        var browser = Browser(dice);
        var moments = Enumerable.Range(0, dice.Between(1, 7) + dossier.Logins.Count - 1).Select(_ => _calendar.Any(dice)).Order().ToList();

        for (var i = 0; i < moments.Count; i++)
        {
            var login = dossier.Logins[i * dossier.Logins.Count / moments.Count];
            var isLoggedIn = i is 0 || dice.Chance(0.8);
            _passages.Add(new(isLoggedIn ? login.Email : null, browser, moments[i], Effects.Felt(human), human.Culture, isLoggedIn ? human : null, dice.Bits()));
        }
    }

    private void Write(Passage visit, int number)
    {
        var dice = Dice.For((int)(visit.Chance & int.MaxValue), "visit");
        var actions = 1 + dice.Poisson(4);
        var hasCart = dice.Chance(0.4);
        var abandoned = hasCart && dice.Chance(Effects.Logistic(0.2 + (Effects.AbandonedCartSlope * visit.Felt)));
        var value = hasCart ? dice.Between(20, 900) : 0m;
        var status = (hasCart, abandoned) switch { (true, true) => "abandonedCart", (true, false) => "ordered", _ => "none" };
        var culture = visit.Culture;
        var row = Visit.Row(
            number.ToString(CultureInfo.InvariantCulture), visit.At, 1, number, visit.Browser, visit.UserId, visit.At.ToUnixTimeSeconds(), actions * dice.Between(10, 90), actions,
            Referrers.Draw(dice), dice.Chance(0.4) ? "Google" : string.Empty, Site + Pages.Draw(dice), Site + (hasCart ? abandoned ? "/cart" : "/checkout/thanks" : Pages.Draw(dice)), status,
            status is "ordered" ? value : 0m, abandoned ? 1 : 0, abandoned ? value : 0m, abandoned ? dice.Between(1, 6) : 0, status is "ordered" || dice.Chance(0.05) ? 1 : 0,
            Devices.Draw(dice), culture.IsVietnamese ? "vi" : "en", culture.Country.ToLowerInvariant(), "USD");

        if (visit.Human is { } human)
        {
            ledger.Add(row, human);
        }
        else
        {
            ledger.Add(row);
        }
    }

    private static string Browser(Dice dice) => dice.Bits().ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A visit to come: who, when, how they feel; <see cref="Chance"/> seeds the rest.</summary>
    private sealed record Passage(string? UserId, string Browser, DateTimeOffset At, double Felt, Culture Culture, Human? Human, ulong Chance);
}
