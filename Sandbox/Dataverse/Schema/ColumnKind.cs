namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>What a column holds. The names are those of the attribute types in the metadata.</summary>
internal enum ColumnKind
{
    Uniqueidentifier,
    String,
    Memo,
    Integer,
    BigInt,
    Decimal,
    Double,
    Money,
    Boolean,
    DateTime,
    DateOnly,
    Picklist,
    MultiSelectPicklist,
    State,
    Status,
    Lookup,
    Customer,
    Owner,
    EntityName,
}
