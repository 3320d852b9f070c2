using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>Turns a condition tree into a test of one row.</summary>
internal sealed class ConditionCompiler(SoqlQuery query, SObjectType type, Org org)
{
    public Func<SObjectRow, bool> Compile(SoqlCondition? condition) => condition switch
    {
        null => static _ => true,
        SoqlCondition.All all => Every([.. all.Parts.Select(Compile)]),
        SoqlCondition.Any any => Some([.. any.Parts.Select(Compile)]),
        SoqlCondition.Not not => Negate(Compile(not.Inner)),
        SoqlCondition.Compare compare => CompileCompare(compare),
        SoqlCondition.In within => CompileIn(within),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static Func<SObjectRow, bool> Every(Func<SObjectRow, bool>[] tests) => row => Array.TrueForAll(tests, test => test(row));

    private static Func<SObjectRow, bool> Some(Func<SObjectRow, bool>[] tests) => row => Array.Exists(tests, test => test(row));

    private static Func<SObjectRow, bool> Negate(Func<SObjectRow, bool> test) => row => !test(row);

    private Func<SObjectRow, bool> CompileCompare(SoqlCondition.Compare compare)
    {
        var path = Bind(compare.Path);

        if (compare.Operator is "LIKE")
        {
            var like = new LikePattern(compare.Literal.Value as string ?? throw Wrong(path.Field, compare.Literal));
            return row => path.Get(row) is string text && like.Fits(text);
        }

        if (compare.Literal.Value is DayRange days)
        {
            return row => Within(path.Get(row), compare.Operator, days);
        }

        var literal = Fit(path.Field, compare.Literal);
        return compare.Operator switch
        {
            "=" => row => Same(path.Field, path.Get(row), literal),
            "!=" => row => !Same(path.Field, path.Get(row), literal),
            "<" => row => path.Get(row) is { } value && literal is not null && ValueOrder.Compare(value, literal) < 0,
            "<=" => row => path.Get(row) is { } value && literal is not null && ValueOrder.Compare(value, literal) <= 0,
            ">" => row => path.Get(row) is { } value && literal is not null && ValueOrder.Compare(value, literal) > 0,
            _ => row => path.Get(row) is { } value && literal is not null && ValueOrder.Compare(value, literal) >= 0,
        };
    }

    private Func<SObjectRow, bool> CompileIn(SoqlCondition.In within)
    {
        var path = Bind(within.Path);
        var literals = within.Literals.Select(literal => Fit(path.Field, literal)).ToArray();
        var set = literals.OfType<object>().ToHashSet(new FieldEquality(path.Field));
        var hasNull = literals.Contains(null);
        return row => (path.Get(row) is { } value ? set.Contains(value) : hasNull) != within.Negated;
    }

    private RowPath Bind(SoqlPath path)
    {
        var bound = RowPath.Bind(path, type, query, org);
        return bound.Field is { Type: "textarea", Length: > 255 } or { Type: "address" }
            ? throw new SalesforceException(400, "INVALID_FIELD", $"field '{bound.Field.Name}' can not be filtered in a query call")
            : bound;
    }

    private static bool Same(SObjectField field, object? value, object? literal) =>
        value is null || literal is null ? value is null && literal is null : new FieldEquality(field).Equals(value, literal);

    private static bool Within(object? value, string comparison, DayRange days)
    {
        DateOnly? day = value switch
        {
            DateOnly date => date,
            DateTimeOffset moment => DateOnly.FromDateTime(moment.UtcDateTime),
            _ => null,
        };

        return comparison switch
        {
            "=" => day >= days.From && day < days.Until,
            "!=" => !(day >= days.From && day < days.Until),
            "<" => day < days.From,
            "<=" => day < days.Until,
            ">" => day >= days.Until,
            _ => day >= days.From,
        };
    }

    /// <summary>The literal as a value of the field, or the platform's complaint about quotes.</summary>
    private static object? Fit(SObjectField field, SoqlLiteral literal) => (field.Type, literal) switch
    {
        (_, { Value: null }) => null,
        ("id" or "reference", { Value: string id }) => SalesforceId.Normalize(id)
            ?? throw new SalesforceException(400, "INVALID_QUERY_FILTER_OPERATOR", $"invalid ID field: {id}"),
        ("datetime", { Value: DateTimeOffset moment }) => moment,
        ("datetime", { Value: DateOnly date }) => throw new SalesforceException(400, "INVALID_FIELD", $"value of filter criterion for field '{field.Name}' must be of type dateTime and should not be enclosed in quotes (found {date:yyyy-MM-dd})"),
        ("date", { Value: DateOnly date }) => date,
        ("boolean", { Value: bool flag }) => flag,
        ("int" or "double" or "currency" or "percent", { Value: double number }) => number,
        (_, { Value: string text, Quoted: true }) when field.IsText => text,
        _ => throw Wrong(field, literal),
    };

    private static SalesforceException Wrong(SObjectField field, SoqlLiteral literal) => new(
        400,
        "INVALID_FIELD",
        field.IsText || field.Type is "id" or "reference"
            ? $"value of filter criterion for field '{field.Name}' must be of type string and should be enclosed in quotes"
            : $"value of filter criterion for field '{field.Name}' must be of type {(field.Type is "datetime" ? "dateTime" : field.Type)} and should {(literal.Quoted ? "not be enclosed in quotes" : "be of that form")}");
}
