using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.Mapping;
using CxHub.Mapping.Targets;
using Xunit;

namespace CxHub.Tests.Mapping;

/// <summary>Short ways to a map, a row and its result.</summary>
internal static class Setup
{
    public static readonly DateTimeOffset Modified = new(2026, 3, 2, 1, 15, 30, TimeSpan.Zero);

    public static MappingContext Context(string zone = "Asia/Ho_Chi_Minh") => new()
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
        Region = "VN",
        Sources = ["salesforce", "surveys", "matomo"],
        Targets = ["salesforce", "dataverse"],
    };

    public static FieldMaps Maps(string yaml, string zone = "Asia/Ho_Chi_Minh")
    {
        var problems = new ConfigProblems();
        var maps = FieldMaps.Load([YamlConfig.Parse(yaml, "salesforce.yaml", problems)!], Context(zone), problems);
        problems.ThrowIfAny();
        return maps;
    }

    public static IReadOnlyList<string> ProblemsOf(string yaml)
    {
        var problems = new ConfigProblems();
        if (YamlConfig.Parse(yaml, "salesforce.yaml", problems) is { } file)
        {
            FieldMaps.Load([file], Context(), problems);
        }

        return [.. problems.All.Select(problem => problem.ToString())];
    }

    public static TargetMaps Targets(string yaml)
    {
        var problems = new ConfigProblems();
        var maps = TargetMaps.Load([YamlConfig.Parse(yaml, "salesforce.yaml", problems)!], Context(), problems);
        problems.ThrowIfAny();
        return maps;
    }

    public static IReadOnlyList<string> TargetProblemsOf(string yaml)
    {
        var problems = new ConfigProblems();
        TargetMaps.Load([YamlConfig.Parse(yaml, "salesforce.yaml", problems)!], Context(), problems);
        return [.. problems.All.Select(problem => problem.ToString())];
    }

    /// <summary>A map of Contact to Person with the given field lines.</summary>
    public static FieldMaps Contact(string fields, string zone = "Asia/Ho_Chi_Minh") => Maps(
        $$"""
        source: salesforce
        maps:
          - entity: Contact
            to: Person
            fields:
        {{string.Join('\n', fields.ReplaceLineEndings("\n").Split('\n').Select(line => "      " + line))}}
        """,
        zone);

    public static SourceRecord Row(string body, string entity = "Contact", string id = "003A", string source = "salesforce") =>
        new(new SourceKey(source, entity, id), Modified, Deleted: false, body);

    public static MapResult.Mapped Mapped(this FieldMaps maps, string body) => Assert.IsType<MapResult.Mapped>(Assert.Single(maps.Map(Row(body))));

    public static Person Person(this FieldMaps maps, string body) => Assert.IsType<Person>(maps.Mapped(body).Record);
}
