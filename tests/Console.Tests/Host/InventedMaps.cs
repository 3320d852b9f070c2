using CxHub.Domain.Configuration;
using CxHub.Functions.Configuration;
using CxHub.Mapping;
using CxHub.Mapping.Targets;

namespace CxHub.Tests.Console.Host;

/// <summary>A small mapping of two entities and one target, with one problem to show.</summary>
internal static class InventedMaps
{
    public static FieldMaps Fields { get; } = FieldMaps.Load(
        [
            Read(
                """
                source: salesforce
                maps:
                  - entity: Contact
                    to: Person
                    fields:
                      fullName: { from: Name, transform: trim }
                      email: { from: Email, transform: email }
                      phone: { from: [MobilePhone, Phone], transform: phone }
                      jobTitle: { from: Title, transform: trim }
                """),
        ],
        Context,
        new());

    public static TargetMaps Targets { get; } = TargetMaps.Load(
        [
            Read(
                """
                target: salesforce
                records:
                  - entity: Contact
                    of: profile
                    fields:
                      CxHub_Nps__c: { from: score.nps, type: number, length: 4, scale: 0, nulls: clear, label: CX NPS }
                      CxHub_Email__c: { from: profile.email, type: text, length: 80 }
                """),
        ],
        Context,
        new());

    public static IReadOnlyList<ConfigProblem> Problems { get; } = [new(new("config/targets/salesforce.yaml", 7, 21), "Contact has no field 'CxHub_Emial__c'", "a field of Contact", "CxHub_Email__c")];

    private static MappingContext Context => new() { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"), Region = "VN", Sources = ["salesforce"], Targets = ["salesforce"] };

    private static ConfigMap Read(string yaml) => YamlConfig.Parse(yaml, "salesforce.yaml", new()) ?? throw new InvalidOperationException("The invented map is not YAML.");
}
