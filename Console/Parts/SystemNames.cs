namespace CxHub.Console.Parts;

/// <summary>Systems are configured under short names; those of well-known products are written as their makers write them.</summary>
public static class SystemNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["salesforce"] = "Salesforce",
        ["dynamics"] = "Dynamics",
        ["dataverse"] = "Dynamics",
        ["businesscentral"] = "Business Central",
        ["matomo"] = "Matomo",
        ["bamboohr"] = "BambooHR",
        ["survey"] = "Surveys",
        ["surveys"] = "Surveys",
    };

    public static string Of(string system) => Known.GetValueOrDefault(system) ?? system;
}
