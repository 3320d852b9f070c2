using System.Globalization;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>Parses what follows WHERE.</summary>
internal sealed class ConditionParser(TokenReader tokens, DateTimeOffset now)
{
    public SoqlCondition Condition()
    {
        var first = Factor();

        if (tokens.Next.Is("AND"))
        {
            return new SoqlCondition.All(Chain(first, "AND"));
        }

        return tokens.Next.Is("OR") ? new SoqlCondition.Any(Chain(first, "OR")) : first;
    }

    private List<SoqlCondition> Chain(SoqlCondition first, string word)
    {
        List<SoqlCondition> parts = [first];

        while (tokens.Take(word))
        {
            parts.Add(Factor());
        }

        // "a AND b OR c" without parentheses is refused by the platform, too.
        return tokens.Next.Is("AND") || tokens.Next.Is("OR") ? throw TokenReader.Unexpected(tokens.Next) : parts;
    }

    private SoqlCondition Factor()
    {
        if (tokens.Take("NOT"))
        {
            return new SoqlCondition.Not(Factor());
        }

        if (tokens.Take("("))
        {
            var inner = Condition();
            tokens.Expect(")");
            return inner;
        }

        var path = tokens.Path();
        var token = tokens.Move();

        return token switch
        {
            _ when token.Is("IN") => new SoqlCondition.In(path, false, Literals()),
            _ when token.Is("NOT") => NotIn(path),
            _ when token.Is("LIKE") => new SoqlCondition.Compare(path, "LIKE", Literal()),
            { Kind: SoqlTokenKind.Symbol, Value: "=" or "!=" or "<>" or "<" or ">" or "<=" or ">=" } =>
                new SoqlCondition.Compare(path, token.Value is "<>" ? "!=" : token.Value, Literal()),
            _ => throw TokenReader.Unexpected(token),
        };
    }

    private SoqlCondition.In NotIn(SoqlPath path)
    {
        tokens.Expect("IN");
        return new(path, true, Literals());
    }

    private List<SoqlLiteral> Literals()
    {
        tokens.Expect("(");
        List<SoqlLiteral> literals = [Literal()];

        while (tokens.Take(","))
        {
            literals.Add(Literal());
        }

        tokens.Expect(")");
        return literals;
    }

    private SoqlLiteral Literal()
    {
        var token = tokens.Move();

        return token.Kind switch
        {
            SoqlTokenKind.Text => new(token.Value, Quoted: true),
            SoqlTokenKind.Number => new(Number(token)),
            SoqlTokenKind.Moment => new(Moment(token)),
            SoqlTokenKind.Word => new(Named(token)),
            _ => throw TokenReader.Unexpected(token),
        };
    }

    private static double Number(SoqlToken token) =>
        double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw TokenReader.Unexpected(token);

    private static object Moment(SoqlToken token)
    {
        try
        {
            return token.Value.Contains('T', StringComparison.OrdinalIgnoreCase) ? FieldValue.Moment(token.Value) : FieldValue.Date(token.Value);
        }
        catch (FormatException)
        {
            throw TokenReader.Unexpected(token);
        }
    }

    private object? Named(SoqlToken token) => token.Value.ToUpperInvariant() switch
    {
        "NULL" => null,
        "TRUE" => true,
        "FALSE" => false,
        var name => DateLiterals.Find(name, DateOnly.FromDateTime(now.UtcDateTime)) ?? throw TokenReader.Unexpected(token),
    };
}
