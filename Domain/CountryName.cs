using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CxHub.Domain;

/// <summary>Countries as people write them: ISO 3166 alpha-2 codes and the usual names.</summary>
public static class CountryName
{
    private const string Spellings =
        "vietnam=VN, viet nam=VN, germany=DE, deutschland=DE, united kingdom=GB, uk=GB, great britain=GB, england=GB, scotland=GB, wales=GB, usa=US, " +
        "united states=US, united states of america=US, france=FR, spain=ES, espana=ES, italy=IT, italia=IT, austria=AT, osterreich=AT, switzerland=CH, " +
        "schweiz=CH, suisse=CH, netherlands=NL, the netherlands=NL, nederland=NL, belgium=BE, belgique=BE, belgie=BE, poland=PL, polska=PL, denmark=DK, " +
        "danmark=DK, norway=NO, norge=NO, sweden=SE, sverige=SE, finland=FI, suomi=FI, ireland=IE, portugal=PT, australia=AU, canada=CA, japan=JP, " +
        "china=CN, south korea=KR, korea=KR, singapore=SG, malaysia=MY, thailand=TH, indonesia=ID, philippines=PH, india=IN, brazil=BR, brasil=BR, " +
        "mexico=MX, new zealand=NZ, czech republic=CZ, czechia=CZ, hungary=HU, romania=RO, greece=GR, turkey=TR, turkiye=TR, russia=RU, ukraine=UA, " +
        "taiwan=TW, hong kong=HK";

    // Read when first needed: the names of all countries in all languages of the platform take a moment.
    private static readonly Lazy<FrozenDictionary<string, string>> Codes = new(ReadSpellings);

    /// <summary>The ISO 3166 alpha-2 code of a country written as code (two letters or three) or as its name in English or its own language, in any case, with marks or without; null when it is not known.</summary>
    public static string? Iso(ReadOnlySpan<char> text)
    {
        var folded = Folded(text.Trim().ToString());
        return folded.Length is 2 && DiallingPlan.Of(folded) is not null ? folded.ToUpperInvariant() : Codes.Value.GetValueOrDefault(folded);
    }

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD).Where(c => c is not '.' && char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark))
        {
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
            else if (folded.Length > 0 && folded[^1] is not ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString();
    }

    private static FrozenDictionary<string, string> ReadSpellings()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Spellings.Split(", "))
        {
            var parts = entry.Split('=');
            codes[parts[0]] = parts[1];
        }

        foreach (var (name, code) in Regions().SelectMany(region => Names(region).Select(name => (name, region.TwoLetterISORegionName))))
        {
            codes.TryAdd(Folded(name), code);
        }

        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // Parts of the world ("001", "Latin America") are regions without a two-letter code.
    private static IEnumerable<RegionInfo> Regions() =>
        CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => new RegionInfo(culture.Name)).Where(region => region.TwoLetterISORegionName is { Length: 2 } code && code.All(char.IsAsciiLetterUpper));

    private static IEnumerable<string> Names(RegionInfo region) =>
        new[] { region.ThreeLetterISORegionName, region.EnglishName, region.NativeName }.Where(name => name.Length > 0);
}
