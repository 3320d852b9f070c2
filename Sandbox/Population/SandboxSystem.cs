namespace CxHub.Sandbox.Population;

/// <summary>Names of the six look-alike systems, as they appear in seed rows, truth and configuration.</summary>
public static class SandboxSystem
{
    public const string Salesforce = "salesforce";
    public const string Dataverse = "dataverse";
    public const string BusinessCentral = "businesscentral";
    public const string Matomo = "matomo";
    public const string BambooHr = "bamboohr";
    public const string Surveys = "surveys";
}
