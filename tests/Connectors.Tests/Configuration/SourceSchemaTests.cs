using System.Text;
using System.Text.Json;
using CxHub.Domain.Configuration;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Configuration;

/// <summary>The schema that editors complete from and the reader that checks at start know the same keys.</summary>
public sealed class SourceSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Manifests.Folder, "..", "schema", "source.schema.json"))).RootElement;

    public static TheoryData<int> Kinds => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_EveryKeyOfTheSchema_IsKnownToTheReader(int kind)
    {
        foreach (var alternative in new[] { 0, 1, 2, 3, 4, 5 })
        {
            var yaml = new StringBuilder();
            Write(yaml, Schema.GetProperty("oneOf")[kind], string.Empty, alternative);

            var problems = new ConfigProblems();
            Manifests.Read(yaml.ToString(), problems);

            Assert.DoesNotContain(problems.All, problem => problem.Message.StartsWith("unknown key", StringComparison.Ordinal));
            Assert.DoesNotContain(problems.All, problem => problem.Message.StartsWith("unknown kind", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Read_KeysMissingFromTheSchema_AreNone()
    {
        // The reader lists what it knows when it meets a key that it does not.
        foreach (var kind in Schema.GetProperty("oneOf").EnumerateArray())
        {
            var name = kind.GetProperty("properties").GetProperty("kind").GetProperty("const").GetString();
            var problems = new ConfigProblems();
            Manifests.Read($"name: x\nkind: {name}\nnonsense: 1\n", problems);

            var known = problems.All.Single(problem => problem.Message.StartsWith("unknown key", StringComparison.Ordinal)).Expected!["one of ".Length..].Split(", ");
            Assert.Equal(known.Order(), kind.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order());
        }
    }

    private static void Write(StringBuilder yaml, JsonElement schema, string indent, int alternative)
    {
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            var value = Resolve(property.Value, alternative);
            yaml.Append(indent).Append(property.Name).Append(':');
            if (value.TryGetProperty("properties", out _))
            {
                yaml.AppendLine();
                Write(yaml, value, indent + "  ", alternative);
            }
            else if (value.TryGetProperty("items", out var items) && Resolve(items, alternative).TryGetProperty("properties", out _))
            {
                yaml.AppendLine().Append(indent).AppendLine("  -");
                Write(yaml, Resolve(items, alternative), indent + "    ", alternative);
            }
            else
            {
                yaml.Append(' ').AppendLine(Example(property.Name, value));
            }
        }
    }

    private static JsonElement Resolve(JsonElement schema, int alternative)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = Schema.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        return schema.TryGetProperty("oneOf", out var choices) ? choices[alternative % choices.GetArrayLength()] : schema;
    }

    private static string Example(string name, JsonElement schema)
    {
        if (schema.TryGetProperty("const", out var constant))
        {
            return constant.GetString()!;
        }

        return schema.TryGetProperty("enum", out var choices) ? choices[0].GetString()! : name is "name" ? "x" : "~";
    }
}
