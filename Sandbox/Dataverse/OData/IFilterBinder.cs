namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>What a filter needs to know of the things it filters: rows of a table, or the metadata's definitions.</summary>
internal interface IFilterBinder<T>
{
    /// <summary>Reads a path; unknown names are refused with the service's own message.</summary>
    Func<T, object?> Path(IReadOnlyList<string> parts);

    /// <summary>Refuses a literal that cannot be compared with the path.</summary>
    void CheckLiteral(IReadOnlyList<string> parts, object? literal);

    /// <summary>Tests a collection-valued navigation property.</summary>
    Func<T, bool> Lambda(FilterNode.Lambda lambda);
}
