namespace CxHub.IdentityResolution;

/// <summary>The columns of the input and the fields they are compared as. Columns of the same data set come in the same order in every batch.</summary>
public sealed class IdentitySchema
{
    /// <summary>The most fields that are compared; further categories are set aside and named in <see cref="SetAside"/>.</summary>
    public const int MostFields = 20;

    private static readonly ColumnRole[] NameRoles = [ColumnRole.GivenName, ColumnRole.MiddleName, ColumnRole.FamilyName, ColumnRole.FullName];

    private static readonly ColumnRole[] PlaceRoles =
        [ColumnRole.Street, ColumnRole.HouseNumber, ColumnRole.AddressLine, ColumnRole.City, ColumnRole.Postcode, ColumnRole.State];

    private readonly List<FieldSpec> _fields = [];
    private readonly List<string> _setAside = [];

    public IdentitySchema(IReadOnlyList<SchemaColumn> columns)
    {
        Columns = columns;
        AddJoint("name", FieldKind.Name, NameRoles);
        AddJoint("email", FieldKind.Email, ColumnRole.Email);
        AddJoint("phone", FieldKind.Phone, ColumnRole.Phone);
        AddJoint("address", FieldKind.Place, PlaceRoles);
        AddJoint("external id", FieldKind.ExternalId, ColumnRole.ExternalId);
        AddEach(FieldKind.NationalId, ColumnRole.NationalId);
        AddEach(FieldKind.Date, ColumnRole.BirthDate, ColumnRole.Date);
        AddEach(FieldKind.Company, ColumnRole.Company);
        AddEach(FieldKind.Text, ColumnRole.Title, ColumnRole.Text);
        AddEach(FieldKind.Year, ColumnRole.Year);
        AddEach(FieldKind.Number, ColumnRole.Number);
        AddEach(FieldKind.Category, ColumnRole.Category);
    }

    public IReadOnlyList<SchemaColumn> Columns { get; }

    public IReadOnlyList<FieldSpec> Fields => _fields;

    public IReadOnlyList<string> SetAside => _setAside;

    /// <summary>All that is compared of people: for data sets whose first records do not show every role yet.</summary>
    public static IdentitySchema People { get; } = new(
        [.. Enum.GetValues<ColumnRole>().Where(role => role is > ColumnRole.Source and <= ColumnRole.ExternalId and not ColumnRole.Date).Select(role => new SchemaColumn(role.ToString(), role))]);

    /// <summary>The schema of records given as values: one column per role, or per role and column name where columns are compared on their own.</summary>
    public static IdentitySchema Of(IEnumerable<IdentityRecord> records)
    {
        var columns = records
            .SelectMany(record => record.Values)
            .Where(value => value.Role is not (ColumnRole.Ignore or ColumnRole.RecordId or ColumnRole.Source))
            .Select(value => ColumnOf(value))
            .Distinct()
            .OrderBy(column => column.Role)
            .ThenBy(column => column.Name, StringComparer.Ordinal);
        return new IdentitySchema([.. columns]);
    }

    internal static SchemaColumn ColumnOf(IdentityValue value)
    {
        var separate = value.Role >= ColumnRole.Title || value.Role is ColumnRole.Company or ColumnRole.Date or ColumnRole.NationalId;
        return new SchemaColumn(separate && value.Column.Length > 0 ? value.Column : value.Role.ToString(), value.Role);
    }

    private void AddJoint(string name, FieldKind kind, params ColumnRole[] roles)
    {
        var columns = Positions(roles);

        if (columns.Count == 0) { return; }

        var withCountry = kind is FieldKind.Phone or FieldKind.Place ? columns.Concat(Positions(ColumnRole.Country)) : columns;
        _fields.Add(new FieldSpec(name, kind, [.. withCountry]));
    }

    private void AddEach(FieldKind kind, params ColumnRole[] roles)
    {
        foreach (var column in Positions(roles))
        {
            var name = Columns[column.Position].Name;

            // The first company may be told by the mailbox.
            var aside = kind is FieldKind.Company && _fields.TrueForAll(field => field.Kind is not FieldKind.Company) ? Positions(ColumnRole.Email) : [];
            if (_fields.Count < MostFields) { _fields.Add(new FieldSpec(name, kind, [column, .. aside])); }
            else { _setAside.Add(name); }
        }
    }

    private List<FieldColumn> Positions(params ColumnRole[] roles)
    {
        var found = new List<FieldColumn>();

        for (var i = 0; i < Columns.Count; i++)
        {
            if (roles.Contains(Columns[i].Role)) { found.Add(new FieldColumn(Columns[i].Role, i)); }
        }

        return found;
    }
}
