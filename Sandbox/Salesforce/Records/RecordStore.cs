using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>
/// All records of the organisation. Changes made after <see cref="Mark"/> can be taken back with <see cref="RollBack"/>, which
/// is how all-or-none calls keep nothing.
/// </summary>
internal sealed class RecordStore
{
    private readonly Dictionary<string, SObjectTable> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _lastNumber = new(StringComparer.Ordinal);
    private readonly UndoLog _undo = new();

    public RecordStore(OrgSchema schema)
    {
        Schema = schema;

        foreach (var type in schema.Types)
        {
            AddTable(type);
        }
    }

    public OrgSchema Schema { get; }

    /// <summary>Goes up with every change of users, permission sets and their grants, so that derived permissions can be kept.</summary>
    public long SetupVersion { get; private set; }

    public SObjectTable Table(SObjectType type) => _tables[type.Name];

    public SObjectRow? Find(string? id) =>
        id is not null && Schema.FindByPrefix(id) is { } type ? Table(type).Find(id) : null;

    public SObjectRow? FindLive(string? id) => Find(id) is { IsDeleted: false } row ? row : null;

    public void AddTable(SObjectType type)
    {
        _tables.Add(type.Name, new(type));

        foreach (var field in type.Fields.Where(field => field.IsIndexed))
        {
            IndexField(type, field);
        }
    }

    public void IndexField(SObjectType type, SObjectField field)
    {
        // One index for both activity objects: uniqueness of an Activity field spans Task and Event.
        var index = new UniqueIndex(field);

        foreach (var sharing in type.IsActivity && field.Custom ? Schema.Definers("Activity") : [type])
        {
            if (_tables.TryGetValue(sharing.Name, out var table) && sharing.Find(field.Name) is { } own)
            {
                table.Index(own, index);
            }
        }
    }

    public long NextNumber(string sequence) => _lastNumber[sequence] = _lastNumber.GetValueOrDefault(sequence) + 1;

    public string NextId(string keyPrefix)
    {
        string id;

        do
        {
            id = SalesforceId.Make(keyPrefix, NextNumber(keyPrefix));
        }
        while (Find(id) is not null);

        return id;
    }

    public void Insert(SObjectRow row)
    {
        var table = Table(row.Type);
        table.Add(row);
        CountSetup(row);
        _undo.Remember(() =>
        {
            table.Remove(row);
            CountSetup(row);
        });
    }

    public void Update(SObjectRow row, object?[] values)
    {
        var table = Table(row.Type);
        var before = row.Values;
        table.Replace(row, values);
        CountSetup(row);
        _undo.Remember(() =>
        {
            table.Replace(row, before);
            CountSetup(row);
        });
    }

    /// <summary>Removes a row for good, as an emptied recycle bin does.</summary>
    public void Erase(SObjectRow row)
    {
        Table(row.Type).Remove(row);
        CountSetup(row);
        _undo.Remember(() => Table(row.Type).Add(row));
    }

    public int Mark() => _undo.Mark();

    public void Keep() => _undo.Keep();

    public void RollBack(int mark) => _undo.RollBack(mark);

    private void CountSetup(SObjectRow row) => SetupVersion += row.Type.Undeletable ? 0 : 1;
}
