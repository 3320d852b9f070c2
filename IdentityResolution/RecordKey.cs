namespace CxHub.IdentityResolution;

/// <summary>Names a record: its source and its id there.</summary>
public readonly record struct RecordKey(string Source, string RecordId)
{

    public override string ToString() => $"{Source}/{RecordId}";
}
