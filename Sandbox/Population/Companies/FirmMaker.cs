using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Spelling;

namespace CxHub.Sandbox.Population.Companies;

/// <summary>Invents companies: a name in the manner of the country, an office, a switchboard, a size class.</summary>
internal sealed class FirmMaker(PopulationOptions options, Registry registry)
{
    private static readonly Odds VietnameseWords = Odds.Of(
        "Minh:4 Phát:4 An:3 Hưng:3 Thịnh:3 Gia:3 Bảo:2 Tân:3 Việt:4 Nam:3 Đại:2 Phú:3 Quang:2 Thành:3 Hoàng:2 Kim:2 Ngọc:2 Long:3 Thiên:2 Đức:2 Hải:2 Đông:2 Á:2 Trường:2 Lộc:2 Khang:2 Vạn:2 Xuân Sơn:2 Tiến:2");

    private static readonly Odds Trades = Odds.Of("Logistics:3 Foods:3 Textile:3 Pharma:2 Retail:3 Packaging:2 Software:3 Furniture:2 Seafood:2 Coffee:2 Steel:2 Media:2 Travel:2 Plastics Electronics:2 Construction:2 Education Trading:3 Solar Medical:2");

    private static readonly Odds Words = Odds.Of("Northwind Larkspur Bluewater Cedarbrook Halcyon Ironbridge Meridian Oakfield Pinecrest Quarry Redstone Silverlake Tidewater Umbra Vantage Westmark Amberly Brightwell Copperleaf Driftwood Eastgate Fernhill Goldcrest Harborview Juniper Kestrel Lindenhof Marigold Nordlicht Overlook");

    private static readonly string[] Industries = ["Manufacturing", "Retail", "Technology", "Healthcare", "Transportation", "Food & Beverage", "Construction", "Education", "Hospitality", "Finance"];

    private int _next;

    public Firm Make()
    {
        var index = _next++;
        var dice = Dice.For(options.Seed, "firm", index);
        var culture = Cultures.Draw(dice);
        var name = Name(culture, dice);
        var city = dice.Pick(culture.Cities);
        var segment = dice.Below(100) switch { < 55 => Segment.SmallBusiness, < 85 => Segment.MidMarket, _ => Segment.Enterprise };

        return new()
        {
            Id = $"C{index:D5}",
            Index = index,
            Name = name,
            Domain = registry.Domain(Plain.Slug(name.Core)),
            Office = HomeMaker.Make(culture, city, dice),
            Switchboard = registry.Line(() => culture.Landline(city, dice)),
            Segment = segment,
            AnnualRevenue = Revenue(segment, dice),
            Industry = dice.Pick(Industries),
            TaxNumber = $"{dice.Between(1, 3):D2}{dice.Digits(8)}",
            ErpNumber = dice.Chance(0.58) ? registry.ErpNumber() : null,
            HomeCrm = dice.Chance(0.5) ? SandboxSystem.Salesforce : SandboxSystem.Dataverse,
            Experience = dice.Normal(),
            Headcount = segment switch { Segment.Enterprise => dice.Between(3, 7), Segment.MidMarket => dice.Between(2, 4), _ => dice.Between(1, 2) },
        };
    }

    private static FirmName Name(Culture culture, Dice dice)
    {
        if (culture.IsVietnamese)
        {
            var core = $"{VietnameseWords.Draw(dice)} {VietnameseWords.Draw(dice)}";
            core = dice.Chance(0.55) ? $"{core} {Trades.Draw(dice)}" : core;
            return new(core, dice.Chance(0.65)
                ? ["Công ty TNHH *", "* Co., Ltd", "Cty TNHH *", "Cong ty TNHH *"]
                : ["Công ty Cổ phần *", "* JSC", "CTCP *", "* Joint Stock Company"]);
        }

        return new($"{Words.Draw(dice)} {Trades.Draw(dice)}", LegalForms(culture.Country));
    }

    private static string[] LegalForms(string country) => country switch
    {
        "US" => ["* Inc.", "*, Inc", "* Incorporated", "*"],
        "GB" => ["* Ltd", "* Limited", "* Ltd.", "*"],
        "DE" => ["* GmbH", "* Gmbh", "*"],
        "ES" => ["* S.L.", "* SL", "*"],
        "FR" => ["* SARL", "* S.A.R.L.", "*"],
        "JP" => ["* K.K.", "* Co., Ltd.", "*"],
        _ => ["* Pte Ltd", "* Pte. Ltd.", "*"],
    };

    /// <summary>US dollars; the size classes do not overlap, so that the class can be read off the account.</summary>
    private static decimal Revenue(Segment segment, Dice dice) => segment switch
    {
        Segment.Enterprise => dice.Between(100, 900) * 1_000_000m,
        Segment.MidMarket => dice.Between(10, 90) * 1_000_000m,
        _ => dice.Between(2, 95) * 100_000m,
    };
}
