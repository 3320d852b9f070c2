using CxHub.Domain;

namespace CxHub.IdentityResolution.Normalisation;

/// <summary>An address in comparable parts, each folded and "" when unknown; <see cref="Street"/> is without its number and without words like street or Straße.</summary>
public sealed record AddressForm(string Street, string House, string City, string Postcode, string State, string Country)
{
    private static readonly Dictionary<string, string> StreetWords = new(StringComparer.Ordinal)
    {
        ["street"] = "",
        ["st"] = "",
        ["str"] = "",
        ["strasse"] = "",
        ["duong"] = "",
        ["d"] = "",
        ["pho"] = "",
        ["calle"] = "",
        ["c"] = "",
        ["avenue"] = "",
        ["ave"] = "",
        ["av"] = "",
        ["avenida"] = "",
        ["avda"] = "",
        ["road"] = "",
        ["rd"] = "",
        ["rue"] = "",
        ["lane"] = "",
        ["ln"] = "",
        ["drive"] = "",
        ["dr"] = "",
        ["boulevard"] = "",
        ["blvd"] = "",
        ["place"] = "",
        ["pl"] = "",
        ["court"] = "",
        ["ct"] = "",
        ["crescent"] = "",
        ["cres"] = "",
        ["close"] = "",
        ["cl"] = "",
        ["circuit"] = "",
        ["cct"] = "",
        ["square"] = "",
        ["sq"] = "",
        ["terrace"] = "",
        ["tce"] = "",
        ["way"] = "",
        ["weg"] = "",
        ["platz"] = "",
        ["allee"] = "",
        ["via"] = "",
        ["plaza"] = "",
        ["ulica"] = "",
        ["ul"] = "",
        ["gata"] = "",
        ["vei"] = "",
        ["veien"] = "",
        ["no"] = "",
        ["nr"] = "",
        ["number"] = "",
        ["so"] = "",
        ["saint"] = "st",
        ["sankt"] = "st",
        ["san"] = "st",
        ["north"] = "n",
        ["south"] = "s",
        ["east"] = "e",
        ["west"] = "w",
        ["mount"] = "mt",
    };

    private static readonly string[] StreetEndings = ["strasse", "straat", "gatan", "gade", "str"];

    private static readonly Dictionary<string, string> Cities = new(StringComparer.Ordinal)
    {
        ["hcmc"] = "ho chi minh",
        ["tphcm"] = "ho chi minh",
        ["tp hcm"] = "ho chi minh",
        ["hcm"] = "ho chi minh",
        ["sai gon"] = "ho chi minh",
        ["saigon"] = "ho chi minh",
        ["ho chi minh city"] = "ho chi minh",
        ["hochiminh"] = "ho chi minh",
        ["hn"] = "ha noi",
        ["hanoi"] = "ha noi",
        ["danang"] = "da nang",
        ["haiphong"] = "hai phong",
        ["cantho"] = "can tho",
        ["munchen"] = "munich",
        ["muenchen"] = "munich",
        ["koln"] = "cologne",
        ["koeln"] = "cologne",
        ["wien"] = "vienna",
        ["nyc"] = "new york",
        ["new york city"] = "new york",
        ["roma"] = "rome",
        ["milano"] = "milan",
        ["praha"] = "prague",
        ["warszawa"] = "warsaw",
        ["kobenhavn"] = "copenhagen",
        ["lisboa"] = "lisbon",
        ["goteborg"] = "gothenburg",
    };

    /// <summary>From the columns of an address; any may be empty. A second address line joins the street only where the first is empty.</summary>
    public static AddressForm Parse(
        ReadOnlySpan<char> house, ReadOnlySpan<char> street, ReadOnlySpan<char> line, ReadOnlySpan<char> city, ReadOnlySpan<char> postcode, ReadOnlySpan<char> state, ReadOnlySpan<char> country)
    {
        var (name, number) = Missing.Is(street) ? StreetOf(line) : StreetOf(street);
        var ownHouse = Missing.Is(house) ? number : Compact(house);
        return new AddressForm(name, ownHouse, CityOf(city), Compact(postcode), Joined(state), CountryName.Iso(country) ?? Joined(country));
    }

    private static (string Name, string Number) StreetOf(ReadOnlySpan<char> text)
    {
        if (Missing.Is(text)) { return ("", ""); }

        var kept = new List<string>();
        var number = "";

        foreach (var word in Words.Split(text, 24))
        {
            if (char.IsAsciiDigit(word[0]) && word.Length <= 6)
            {
                number = number.Length == 0 ? word : number;
                continue;
            }

            var plain = StreetWords.GetValueOrDefault(word, word);
            if (plain.Length > 0) { kept.Add(WithoutEnding(plain)); }
        }

        // A street that is nothing but such words ("The Avenue", "Close") keeps them.
        return kept.Count > 0 ? (string.Join(' ', kept), number) : (Joined(text), number);
    }

    private static string WithoutEnding(string word)
    {
        var ending = Array.Find(StreetEndings, end => word.Length > end.Length + 2 && word.EndsWith(end, StringComparison.Ordinal));
        return ending is null ? word : word[..^ending.Length];
    }

    private static string CityOf(ReadOnlySpan<char> text)
    {
        if (Missing.Is(text)) { return ""; }

        var words = Words.Split(text, 12);
        var start = words.Count > 1 && words[0] is "tp" or "thanh" or "city" or "tinh" ? 1 : 0;
        start = start == 1 && words[0] == "thanh" && words.Count > 2 && words[1] == "pho" ? 2 : start == 1 && words[0] == "thanh" ? 0 : start;
        var joined = string.Join(' ', words.Skip(start));
        return Cities.GetValueOrDefault(joined, joined);
    }

    private static string Compact(ReadOnlySpan<char> text) => Missing.Is(text) ? "" : string.Concat(Words.Split(text, 8));

    private static string Joined(ReadOnlySpan<char> text) => Missing.Is(text) ? "" : string.Join(' ', Words.Split(text, 12));
}
