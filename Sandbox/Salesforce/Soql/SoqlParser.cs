using System.Globalization;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>
/// Parses the part of SOQL that the look-alike supports: field lists with parents, COUNT() and aggregates, one level of child
/// subqueries, WHERE, GROUP BY, ORDER BY, LIMIT, OFFSET. Anything else is MALFORMED_QUERY.
/// </summary>
internal sealed class SoqlParser
{
    private static readonly string[] Functions = ["COUNT", "MIN", "MAX", "SUM", "AVG", "COUNT_DISTINCT"];

    private readonly string _text;
    private readonly ConditionParser _conditions;
    private readonly TokenReader _tokens;

    private SoqlParser(string text, DateTimeOffset now)
    {
        _text = text;
        _tokens = new(SoqlLexer.Read(text));
        _conditions = new(_tokens, now);
    }

    public static SoqlQuery Parse(string text, DateTimeOffset now)
    {
        var parser = new SoqlParser(text, now);
        var query = parser.Query(isChild: false);
        parser._tokens.ExpectEnd();
        return query;
    }

    private SoqlQuery Query(bool isChild)
    {
        _tokens.Expect("SELECT");
        List<SoqlSelection> selections = [];
        var countsOnly = false;

        do
        {
            if (Selection(isChild) is { } selection)
            {
                selections.Add(selection);
            }
            else
            {
                countsOnly = true;
            }
        }
        while (_tokens.Take(","));

        _tokens.Expect("FROM");
        var from = _tokens.Word();
        return new(
            _text,
            selections,
            countsOnly,
            from,
            _tokens.Take("WHERE") ? _conditions.Condition() : null,
            TakeBy("GROUP") ? Paths() : [],
            TakeBy("ORDER") ? Orders() : [],
            _tokens.Take("LIMIT") ? Count() : null,
            _tokens.Take("OFFSET") ? Offset() : 0);
    }

    /// <summary>Null stands for COUNT().</summary>
    private SoqlSelection? Selection(bool isChild)
    {
        if (!isChild && _tokens.Take("("))
        {
            var child = Query(isChild: true);
            _tokens.Expect(")");
            return new SoqlSelection.Children(child);
        }

        var path = _tokens.Path();

        if (!_tokens.Take("("))
        {
            return new SoqlSelection.Field(path);
        }

        var function = path.Text.ToUpperInvariant();

        if (function is "COUNT" && _tokens.Take(")"))
        {
            return null;
        }

        if (!Functions.Contains(function))
        {
            throw SalesforceException.Malformed($"unexpected token: '{path.Text}'");
        }

        var argument = _tokens.Path();
        _tokens.Expect(")");
        var named = _tokens.Next.Kind is SoqlTokenKind.Word && !_tokens.Next.Is("FROM");
        return new SoqlSelection.Aggregate(function, argument, named ? _tokens.Word() : string.Empty);
    }

    private bool TakeBy(string word)
    {
        if (!_tokens.Take(word))
        {
            return false;
        }

        _tokens.Expect("BY");
        return true;
    }

    private List<SoqlPath> Paths()
    {
        List<SoqlPath> paths = [_tokens.Path()];

        while (_tokens.Take(","))
        {
            paths.Add(_tokens.Path());
        }

        return paths;
    }

    private List<SoqlOrder> Orders()
    {
        List<SoqlOrder> orders = [];

        do
        {
            var path = _tokens.Path();
            var descending = _tokens.Take("DESC") || (_tokens.Take("ASC") && false);
            var nullsLast = false;

            if (_tokens.Take("NULLS"))
            {
                nullsLast = _tokens.Take("LAST");

                if (!nullsLast)
                {
                    _tokens.Expect("FIRST");
                }
            }

            orders.Add(new(path, descending, nullsLast));
        }
        while (_tokens.Take(","));

        return orders;
    }

    private int Count()
    {
        var token = _tokens.Move();
        return token.Kind is SoqlTokenKind.Number && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw TokenReader.Unexpected(token);
    }

    private int Offset() => Count() is <= 2000 and var offset
        ? offset
        : throw new SalesforceException(400, "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
}
