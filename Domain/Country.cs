using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CxHub.Domain;

/// <summary>Countries as people and systems write them, and their ISO 3166 alpha-2 code.</summary>
public static class Country
{
    // What the names of the region data leave out.
    private const string Usual =
        "usa=US|us of a=US|america=US|uk=GB|great britain=GB|britain=GB|england=GB|scotland=GB|wales=GB|northern ireland=GB|viet nam=VN|vietnam=VN|korea=KR|republic of korea=KR|holland=NL|the netherlands=NL|" +
        "czech republic=CZ|turkey=TR|russian federation=RU|hong kong=HK|macau=MO|macao=MO|burma=MM|uae=AE|ivory coast=CI|swaziland=SZ|macedonia=MK|taiwan=TW|brasil=BR|espana=ES|suisse=CH|schweiz=CH";

    private static readonly Lazy<FrozenDictionary<string, string>> Codes = new(ReadCodes);

    /// <summary>The code of a country written as code (<c>VN</c>, <c>VNM</c>) or as a name in English or its own language; null when it is none.</summary>
    public static string? CodeOf(string text) => Codes.Value.GetValueOrDefault(Folded(text));

    // The names come from the region data of the platform, which knows every country in its own language.
    private static FrozenDictionary<string, string> ReadCodes()
    {
        Dictionary<string, string> codes = new(StringComparer.Ordinal);
        var regions = CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => new RegionInfo(culture.Name)).Where(region => region.TwoLetterISORegionName is { Length: 2 } code && code.All(char.IsAsciiLetterUpper)).ToArray();
        foreach (var region in regions)
        {
            codes.TryAdd(Folded(region.TwoLetterISORegionName), region.TwoLetterISORegionName);
        }

        foreach (var (name, code) in regions.SelectMany(Names).Concat(Usual.Split('|').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))))
        {
            codes.TryAdd(Folded(name), code);
        }

        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Name, string Code)> Names(RegionInfo region) =>
        new[] { region.ThreeLetterISORegionName, region.EnglishName, region.NativeName }.Where(name => name.Length > 0).Select(name => (name, region.TwoLetterISORegionName));

    /// <summary>Small letters without marks, full stops and double blanks.</summary>
    private static string Folded(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(character) ? folded.Length > 0 && folded[^1] is not ' ' : character is not '.' && CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.IsWhiteSpace(character) ? ' ' : char.ToLowerInvariant(character is 'Đ' or 'đ' ? 'd' : character));
            }
        }

        return folded.ToString().TrimEnd();
    }
}
