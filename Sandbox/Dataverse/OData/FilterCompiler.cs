namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Turns a $filter tree into a test of one thing.</summary>
internal sealed class FilterCompiler<T>(IFilterBinder<T> binder, DateTimeOffset now)
{
    public Func<T, bool> Compile(FilterNode? node) => node switch
    {
        null => static _ => true,
        FilterNode.And and => Both(Compile(and.Left), Compile(and.Right)),
        FilterNode.Or or => Either(Compile(or.Left), Compile(or.Right)),
        FilterNode.Not not => Negate(Compile(not.Inner)),
        FilterNode.Compare compare => CompileCompare(compare),
        FilterNode.Call call => CompileCall(call),
        FilterNode.Lambda lambda => binder.Lambda(lambda),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static Func<T, bool> Both(Func<T, bool> left, Func<T, bool> right) => one => left(one) && right(one);

    private static Func<T, bool> Either(Func<T, bool> left, Func<T, bool> right) => one => left(one) || right(one);

    private static Func<T, bool> Negate(Func<T, bool> inner) => one => !inner(one);

    private Func<T, bool> CompileCompare(FilterNode.Compare compare)
    {
        if (compare is { Left: FilterOperand.Path path, Right: FilterOperand.Literal literal })
        {
            binder.CheckLiteral(path.Parts, literal.Value);
        }

        var (left, right) = (Read(compare.Left), Read(compare.Right));
        return compare.Operator switch
        {
            "eq" => one => FilterValue.Same(left(one), right(one)),
            "ne" => one => !FilterValue.Same(left(one), right(one)),
            "gt" => one => FilterValue.Compare(left(one), right(one)) > 0,
            "ge" => one => FilterValue.Compare(left(one), right(one)) >= 0,
            "lt" => one => FilterValue.Compare(left(one), right(one)) < 0,
            _ => one => FilterValue.Compare(left(one), right(one)) <= 0,
        };
    }

    private Func<T, object?> Read(FilterOperand operand) => operand switch
    {
        FilterOperand.Path path => binder.Path(path.Parts),
        FilterOperand.Literal literal => _ => literal.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(operand)),
    };

    private Func<T, bool> CompileCall(FilterNode.Call call)
    {
        if (call.Function is "contains" or "startswith" or "endswith" && call.Arguments is [var subject, FilterOperand.Literal { Value: string pattern }])
        {
            var like = SqlLike.Of((call.Function is "startswith" ? "" : "%") + pattern + (call.Function is "endswith" ? "" : "%"));
            var read = Read(subject);
            return one => read(one) is string text && like.IsMatch(text);
        }

        var value = call.Arguments switch
        {
            [FilterOperand.Literal { Value: string name }, ..] => binder.Path([name]),
            [FilterOperand.Path path, ..] => binder.Path(path.Parts),
            _ => throw Unknown(call.Function),
        };
        var arguments = call.Arguments.Skip(1).OfType<FilterOperand.Literal>().Select(argument => argument.Value).ToArray();
        return CrmFunctions.Compile(call.Function, arguments, now) is { } test
            ? one => test(value(one))
            : throw Unknown(call.Function);
    }

    private static DataverseException Unknown(string function) => DataverseException.BadUrl(
        $"An unknown function with name 'Microsoft.Dynamics.CRM.{function}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.");
}
