using System.Globalization;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>
/// Parses $filter: comparisons, and/or/not, the three string functions, Microsoft.Dynamics.CRM functions, any/all. Parameter
/// aliases (@p1) are taken from <paramref name="aliases"/>.
/// </summary>
internal sealed class FilterParser(string text, Func<string, string?> aliases)
{
    private const string CrmPrefix = "Microsoft.Dynamics.CRM.";

    private readonly List<(string Kind, string Value, int At)> _tokens = [.. FilterLexer.Read(text)];
    private int _at;

    private (string Kind, string Value, int At) Next => _at < _tokens.Count ? _tokens[_at] : ("end", string.Empty, text.Length);

    public static FilterNode Parse(string text, Func<string, string?> aliases)
    {
        var parser = new FilterParser(text, aliases);
        var node = parser.ParseOr();
        return parser.Next.Kind is "end" ? node : throw parser.Unexpected();
    }

    private DataverseException Unexpected() => DataverseException.BadUrl($"Syntax error at position {Next.At} in '{text}'.");

    private bool Take(string value)
    {
        if (Next.Value != value || Next.Kind is "text")
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(string value)
    {
        if (!Take(value))
        {
            throw Unexpected();
        }
    }

    private FilterNode ParseOr()
    {
        var node = ParseAnd();

        while (Take("or"))
        {
            node = new FilterNode.Or(node, ParseAnd());
        }

        return node;
    }

    private FilterNode ParseAnd()
    {
        var node = ParseOne();

        while (Take("and"))
        {
            node = new FilterNode.And(node, ParseOne());
        }

        return node;
    }

    private FilterNode ParseOne()
    {
        if (Take("not"))
        {
            return new FilterNode.Not(ParseOne());
        }

        if (Take("("))
        {
            var inner = ParseOr();
            Expect(")");
            return inner;
        }

        if (Next.Kind is "word" && _at + 1 < _tokens.Count && _tokens[_at + 1].Value is "(")
        {
            return ParseCall();
        }

        var left = ParseOperand();
        return Next.Value is "eq" or "ne" or "gt" or "ge" or "lt" or "le"
            ? new FilterNode.Compare(left, _tokens[_at++].Value, ParseOperand())
            : left is FilterOperand.Path ? new FilterNode.Compare(left, "eq", new FilterOperand.Literal(true)) : throw Unexpected();
    }

    private FilterNode ParseCall()
    {
        var name = _tokens[_at++].Value;
        Expect("(");

        if (name.EndsWith("/any", StringComparison.Ordinal) || name.EndsWith("/all", StringComparison.Ordinal))
        {
            return ParseLambda(name);
        }

        List<FilterOperand> arguments = [];

        while (!Take(")"))
        {
            // Named parameters (PropertyName=...) arrive in their documented order.
            if (_at + 1 < _tokens.Count && _tokens[_at + 1].Value is "=")
            {
                _at += 2;
            }

            arguments.Add(ParseOperand());

            if (!Take(",") && Next.Value is not ")")
            {
                throw Unexpected();
            }
        }

        return new FilterNode.Call(name.StartsWith(CrmPrefix, StringComparison.Ordinal) ? name[CrmPrefix.Length..] : name, arguments);
    }

    private FilterNode.Lambda ParseLambda(string name)
    {
        var collection = name[..name.LastIndexOf('/')];
        var isAll = name.EndsWith("/all", StringComparison.Ordinal);

        if (Take(")"))
        {
            return new(collection, isAll, null);
        }

        var variable = _tokens[_at++].Value;
        Expect(":");
        var scope = new string([.. variable, '/']);
        var start = _at;
        var depth = 1;

        // Inside, the variable's prefix is dropped: what is left is a filter over the child.
        for (; depth > 0 && _at < _tokens.Count; _at++)
        {
            depth += _tokens[_at].Value is "(" ? 1 : _tokens[_at].Value is ")" ? -1 : 0;
            var (kind, value, at) = _tokens[_at];
            _tokens[_at] = kind is "word" && value.StartsWith(scope, StringComparison.Ordinal) ? (kind, value[scope.Length..], at) : (kind, value, at);
        }

        _at = start;
        var inner = ParseOr();
        Expect(")");
        return new(collection, isAll, inner);
    }

    private FilterOperand ParseOperand()
    {
        var (kind, value, _) = Next;
        _at++;

        return kind switch
        {
            "text" => new FilterOperand.Literal(value[1..^1].Replace("''", "'", StringComparison.Ordinal)),
            "guid" => new FilterOperand.Literal(Guid.Parse(value)),
            "moment" => new FilterOperand.Literal(FilterLiterals.Moment(value)),
            "number" => new FilterOperand.Literal(decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)),
            "list" => new FilterOperand.Literal(FilterLiterals.List(value)),
            "alias" => Alias(value),
            "word" => value switch
            {
                "null" => new FilterOperand.Literal(null),
                "true" => new FilterOperand.Literal(true),
                "false" => new FilterOperand.Literal(false),
                _ => new FilterOperand.Path(value.Split('/')),
            },
            _ => throw Unexpected(),
        };
    }

    private FilterOperand Alias(string name) => aliases(name) is { } value
        ? new FilterParser(value, aliases).ParseOperand()
        : throw DataverseException.BadUrl($"The parameter alias '{name}' is not in the request URI.");
}
