using System.Text.Json;
using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.Mapping;
using CxHub.Mapping.Targets;
using CxHub.Mapping.Transforms;
using Xunit;

namespace CxHub.Tests.Mapping;

/// <summary>Editors complete and check the configuration by these schemas, so they must say what the product says.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Files =>
        new(new[] { "mappings", "targets", "." }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(ShippedConfigTests.Folder(), folder), "*.yaml"))
            .Select(path => Path.GetRelativePath(ShippedConfigTests.Folder(), path))
            .Order(StringComparer.Ordinal)
            .ToArray());

    [Theory]
    [MemberData(nameof(Files))]
    public void ShippedFile_FitsTheSchemaItsFirstLineNames(string file)
    {
        var path = Path.Combine(ShippedConfigTests.Folder(), file);
        var text = File.ReadAllText(path);
        var first = text.Split('\n')[0];
        Assert.StartsWith("# yaml-language-server: $schema=", first, StringComparison.Ordinal);

        var schema = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, first.Split('=')[1].Trim()));

        Assert.Empty(Problems(text, schema));
    }

    [Theory]
    [InlineData("mapping", "source: s\nmaps: [{ entity: E, to: Persn, fields: {} }]")]
    [InlineData("mapping", "source: s\nmaps: [{ entity: E, to: Person, fields: { famlyName: X } }]")]
    [InlineData("mapping", "source: s\nmaps: [{ entity: E, to: Account, fields: { website: X } }]")]
    [InlineData("mapping", "source: s\nmaps: [{ entity: E, to: Person, fields: { email: { from: X, transform: emial } } }]")]
    [InlineData("mapping", "source: s\nmaps: [{ entity: E, to: Person, fields: { email: { from: X, constant: Y } } }]")]
    [InlineData("mapping", "source: s\nmaps: [{ entity: E, to: Person, fields: { email: { from: X, transform: [{ truncate: 0 }] } } }]")]
    [InlineData("mapping", "maps: []")]
    [InlineData("target", "target: t\nrecords: [{ entity: E, of: profile, fields: { A: { from: score.nps } } }]")]
    [InlineData("target", "target: t\nrecords: [{ entity: E, of: profile, fields: { A: { from: score.nps, type: number, nulls: drop } } }]")]
    [InlineData("target", "target: t\nrecords: [{ entity: E, of: profile, fields: { A: { from: score.nps, type: number, label: A } } }]")]
    [InlineData("followups", "rules: [{ name: r, when: { nps: low }, due: 48h, subject: S, description: D }]")]
    [InlineData("followups", "rules: [{ name: r, when: { nps: 3 }, due: soon, subject: S, description: D }]")]
    [InlineData("followups", "calendar: { hours: { monday: \"08:00-17:00\" } }\nrules: []")]
    [InlineData("hub", "timeZone: UTC\nregion: VN\nstore: x\nurl: y\nautoMapperLicence: literal")]
    [InlineData("identity", "people: { precision: 2, fields: {} }\naccounts: { fields: {} }\ngolden: {}")]
    [InlineData("scores", "nps: { validity: a year }")]
    [InlineData("topics", "topics: { delivery: { name: { en: D, vi: G }, topics: { on.time: { name: { en: O, vi: Đ }, words: { en: late } } } } }")]
    [InlineData("topics", "topics: { delivery: { name: { en: D }, topics: { late: { name: { en: O, vi: Đ }, words: { en: late } } } } }")]
    [InlineData("topics", "topics: { delivery: { name: { en: D, vi: G }, topics: { late: { name: { en: O, vi: Đ }, words: { fr: tard } } } } }")]
    [InlineData("kpis", "kpis: [{ name: A B, department: x, title: t, source: insights, cadence: daily }]")]
    public void Mistake_IsSeenByTheSchema(string schema, string yaml) =>
        Assert.NotEmpty(Problems(yaml, SchemaPath(schema)));

    [Fact]
    public void MappingSchema_NamesExactlyTheTransformsThereAre()
    {
        var forms = Schema("mapping").GetProperty("$defs").GetProperty("transform").GetProperty("anyOf");
        var plain = forms[0].GetProperty("enum").EnumerateArray().Select(name => name.GetString()!);
        var withSetting = forms[1].GetProperty("properties").EnumerateObject().Select(property => property.Name);

        Assert.Equal(TransformCatalog.Names, plain.Union(withSetting).Order(StringComparer.Ordinal));
        Assert.Equal(forms.GetRawText(), Schema("target").GetProperty("$defs").GetProperty("transform").GetProperty("anyOf").GetRawText());
    }

    [Fact]
    public void MappingSchema_NamesExactlyTheFieldsThereAre()
    {
        var definitions = Schema("mapping").GetProperty("$defs");
        foreach (var kind in Enum.GetValues<CanonicalKind>())
        {
            var definition = definitions.GetProperty(kind.ToString());

            Assert.Equal(HubFields.Of(kind).Select(field => field.Name), definition.GetProperty("properties").EnumerateObject().Select(property => property.Name));
            Assert.Equal(
                HubFields.Of(kind).Where(field => field.Required).Select(field => field.Name),
                definition.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()) : []);
        }
    }

    [Fact]
    public void TargetSchema_NamesExactlyTheChoicesThereAre()
    {
        var field = Schema("target").GetProperty("$defs").GetProperty("field").GetProperty("properties");

        Assert.Equal(Written<NullPolicy>(), Choices("nulls"));
        Assert.Equal(Written<ConflictPolicy>(), Choices("conflict"));
        Assert.Equal(Written<FieldType>().Except(["reference", "other"]), Choices("type"));

        IEnumerable<string?> Choices(string name) => field.GetProperty(name).GetProperty("enum").EnumerateArray().Select(value => value.GetString()).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Written<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(ConfigNames.Written).Order(StringComparer.Ordinal);

    private static IReadOnlyList<string> Problems(string yaml, string schema)
    {
        var problems = new ConfigProblems();
        var file = YamlConfig.Parse(yaml, "file.yaml", problems);
        problems.ThrowIfAny();
        using var document = JsonDocument.Parse(File.ReadAllText(schema));
        return new SchemaCheck(document.RootElement).Problems(file!);
    }

    private static JsonElement Schema(string name) => JsonElement.Parse(File.ReadAllText(SchemaPath(name)));

    private static string SchemaPath(string name) => Path.Combine(ShippedConfigTests.Folder(), "schema", $"{name}.schema.json");
}
