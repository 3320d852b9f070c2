namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>A field path as written (<c>Account.Owner.Name</c>) and where it stands in the query.</summary>
internal sealed record SoqlPath(IReadOnlyList<string> Parts, int At)
{
    public string Text => string.Join('.', Parts);
}

/// <summary>One thing selected: a field, a child subquery, or an aggregate.</summary>
internal abstract record SoqlSelection
{
    public sealed record Field(SoqlPath Path) : SoqlSelection;

    public sealed record Children(SoqlQuery Query) : SoqlSelection;

    public sealed record Aggregate(string Function, SoqlPath Path, string Alias) : SoqlSelection;
}

/// <summary>A literal: text, number, bool, null, DateOnly, DateTimeOffset, or a range of a date literal such as TODAY.</summary>
internal sealed record SoqlLiteral(object? Value, bool Quoted = false);

/// <summary>A condition tree.</summary>
internal abstract record SoqlCondition
{
    public sealed record All(IReadOnlyList<SoqlCondition> Parts) : SoqlCondition;

    public sealed record Any(IReadOnlyList<SoqlCondition> Parts) : SoqlCondition;

    public sealed record Not(SoqlCondition Inner) : SoqlCondition;

    public sealed record Compare(SoqlPath Path, string Operator, SoqlLiteral Literal) : SoqlCondition;

    public sealed record In(SoqlPath Path, bool Negated, IReadOnlyList<SoqlLiteral> Literals) : SoqlCondition;
}

internal sealed record SoqlOrder(SoqlPath Path, bool Descending, bool NullsLast);

/// <summary>A parsed query. <see cref="Text"/> is kept for error messages that point into it.</summary>
internal sealed record SoqlQuery(
    string Text,
    IReadOnlyList<SoqlSelection> Selections,
    bool CountsOnly,
    string From,
    SoqlCondition? Where,
    IReadOnlyList<SoqlPath> GroupBy,
    IReadOnlyList<SoqlOrder> OrderBy,
    int? Limit,
    int Offset)
{
    public bool IsAggregate => GroupBy.Count > 0 || Selections.Any(selection => selection is SoqlSelection.Aggregate);
}
