using CxHub.Sandbox.Hosting;

namespace CxHub.Tests.EndToEnd;

/// <summary>What the six systems hold about people: whole names, e-mails, phones as written, streets and comments. Words too short to be anyone's are left out.</summary>
internal static class PersonalValues
{
    private const int Shortest = 7;

    public static IReadOnlyCollection<string> Of(SandboxHost sandbox)
    {
        HashSet<string> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (var row in sandbox.Options.World(sandbox.Options, sandbox.Clock.GetUtcNow()).Rows)
        {
            values.UnionWith(row.Fields.Where(IsPersonal).Select(field => (string)field.Value!));
            values.UnionWith(WholeNames(row.Fields));
        }

        return [.. values.Where(value => value.Length >= Shortest)];
    }

    private static bool IsPersonal(KeyValuePair<string, object?> field) =>
        field.Value is string text
        && (text.Contains('@', StringComparison.Ordinal) || Holds(field.Key, "phone") || Holds(field.Key, "mobile") || Holds(field.Key, "street") || Holds(field.Key, "comment"));

    private static IEnumerable<string> WholeNames(IReadOnlyDictionary<string, object?> fields) =>
        from given in fields.Where(field => Holds(field.Key, "first"))
        from family in fields.Where(field => Holds(field.Key, "last"))
        where given.Value is string { Length: > 0 } && family.Value is string { Length: > 0 }
        from name in new[] { $"{given.Value} {family.Value}", $"{family.Value} {given.Value}" }
        select name;

    private static bool Holds(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
