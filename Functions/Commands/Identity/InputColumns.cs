using CxHub.IdentityResolution;

namespace CxHub.Functions.Commands.Identity;

/// <summary>The columns of one file: their names and roles, recognised or given with <c>--map</c>.</summary>
internal sealed record InputColumns(string File, string[] Names, ColumnRole[] Roles)
{
    private static readonly ColumnRole[] PersonRoles =
    [
        ColumnRole.GivenName, ColumnRole.FamilyName, ColumnRole.MiddleName, ColumnRole.BirthDate, ColumnRole.Email, ColumnRole.Phone, ColumnRole.Street, ColumnRole.City,
        ColumnRole.Postcode, ColumnRole.NationalId,
    ];

    public static InputColumns Of(string file, string[] names, IReadOnlyDictionary<string, ColumnRole> mapped)
    {
        var roles = names.Select(name => mapped.TryGetValue(name, out var role) ? role : ColumnNames.Recognise(name) ?? ColumnRole.Category).ToArray();

        // "name" beside descriptions and prices is a product's name, not a person's.
        if (!roles.Any(PersonRoles.Contains) && roles.Any(role => role is ColumnRole.Text or ColumnRole.Number or ColumnRole.Year or ColumnRole.Title))
        {
            for (var i = 0; i < roles.Length; i++) { roles[i] = roles[i] == ColumnRole.FullName && !mapped.ContainsKey(names[i]) ? ColumnRole.Title : roles[i]; }
        }

        return new InputColumns(file, names, roles);
    }

    public int Find(ColumnRole role) => Array.IndexOf(Roles, role);

    /// <summary>The position of the record id; without one there is nothing to write to the output.</summary>
    public int RecordId() => Find(ColumnRole.RecordId) is var at and >= 0
        ? at
        : throw new IdentityInputException($"{File}, row 1: no column with the record's id. Columns are {string.Join(", ", Names)}; name one with --map COLUMN=record_id.");

    /// <summary>The columns of all files: joint roles once, others by their name.</summary>
    public static List<SchemaColumn> Union(IEnumerable<InputColumns> files) =>
        [.. files.SelectMany(file => file.Roles.Index().Where(role => IsCompared(role.Item)).Select(role => file.Column(role.Index))).Distinct()];

    /// <summary>For each schema column the positions in this file, usually one.</summary>
    public int[][] PositionsFor(IReadOnlyList<SchemaColumn> schema) =>
        [.. schema.Select(wanted => Enumerable.Range(0, Names.Length).Where(at => IsCompared(Roles[at]) && Column(at) == wanted).ToArray())];

    private static bool IsCompared(ColumnRole role) => role is not (ColumnRole.Ignore or ColumnRole.RecordId or ColumnRole.Source);

    private SchemaColumn Column(int at) => new(Roles[at] is ColumnRole.Text or ColumnRole.Number or ColumnRole.Category or ColumnRole.Date or ColumnRole.Company or ColumnRole.NationalId or ColumnRole.Year
        ? Names[at].Trim().ToLowerInvariant()
        : Roles[at].ToString(), Roles[at]);
}
