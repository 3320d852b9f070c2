namespace CxHub.Sandbox.Population.People;

/// <summary>A telephone line in its parts: country, country code, trunk prefix (0 or nothing) and national significant number.</summary>
internal sealed record Line(string Country, string CountryCode, string Trunk, string National)
{
    public string International => $"+{CountryCode}{National}";
}
