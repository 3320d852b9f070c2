namespace CxHub.Sandbox.Population.Crm;

/// <summary>
/// How people of a country are called and reached. Given names are groups: the usual form first, then the short forms people use for it.
/// Family names are a list of common ones, commonest first, and syllables from which rare ones are put together.
/// </summary>
internal sealed record CrmLocale(
    string Country,
    string CallingCode,
    bool FamilyFirst,
    string[][] Given,
    string[] Family,
    double CommonFamilyShare,
    string[] Starts,
    string[] Ends,
    string[] Cities,
    string[] Streets,
    string StreetForm,
    string[] FreeMail);
