namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Comparison of two values in a filter or an order: text without regard to case, numbers by value, null last to nothing.</summary>
internal static class FilterValue
{
    public static bool Same(object? left, object? right) =>
        left is null || right is null ? left is null && right is null : Compare(left, right) is 0;

    /// <summary>Null (no order) when a side is null or the two do not compare.</summary>
    public static int? Compare(object? left, object? right) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        (string one, string other) => string.Compare(one, other, StringComparison.OrdinalIgnoreCase),
        (Guid one, Guid other) => one.CompareTo(other),
        (bool one, bool other) => one.CompareTo(other),
        (DateTimeOffset one, DateTimeOffset other) => one.CompareTo(other),
        (DateOnly one, DateOnly other) => one.CompareTo(other),
        (DateTimeOffset one, DateOnly other) => one.CompareTo(new DateTimeOffset(other, default, default)),
        (DateOnly one, DateTimeOffset other) => new DateTimeOffset(one, default, default).CompareTo(other),
        _ when Number(left) is { } one && Number(right) is { } other => one.CompareTo(other),
        _ => null,
    };

    /// <summary>Order for $orderby: nulls first.</summary>
    public static int Order(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => Compare(left, right) ?? 0,
    };

    private static decimal? Number(object value) => value switch
    {
        int number => number,
        long number => number,
        decimal number => number,
        double number => (decimal)number,
        _ => null,
    };
}
