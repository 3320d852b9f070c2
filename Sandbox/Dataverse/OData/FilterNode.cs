namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>What can stand on one side of a comparison.</summary>
internal abstract record FilterOperand
{
    public sealed record Path(IReadOnlyList<string> Parts) : FilterOperand;

    /// <summary>Text, decimal, bool, Guid, DateTimeOffset, DateOnly, a list of texts, or null.</summary>
    public sealed record Literal(object? Value) : FilterOperand;
}

/// <summary>A $filter tree.</summary>
internal abstract record FilterNode
{
    public sealed record And(FilterNode Left, FilterNode Right) : FilterNode;

    public sealed record Or(FilterNode Left, FilterNode Right) : FilterNode;

    public sealed record Not(FilterNode Inner) : FilterNode;

    public sealed record Compare(FilterOperand Left, string Operator, FilterOperand Right) : FilterNode;

    public sealed record Call(string Function, IReadOnlyList<FilterOperand> Arguments) : FilterNode;

    public sealed record Lambda(string Collection, bool IsAll, FilterNode? Inner) : FilterNode;
}
