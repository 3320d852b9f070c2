namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>A place in the token list, with the few moves a parser needs.</summary>
internal sealed class TokenReader(List<SoqlToken> tokens)
{
    private int _at;

    public SoqlToken Next => tokens[_at];

    public static SalesforceException Unexpected(SoqlToken token) => SalesforceException.Malformed($"unexpected token: '{token.Value}'");

    public SoqlToken Move() => tokens[_at++ < tokens.Count - 1 ? _at - 1 : tokens.Count - 1];

    public bool Take(string word)
    {
        if (!Next.Is(word))
        {
            return false;
        }

        _at++;
        return true;
    }

    public void Expect(string word)
    {
        if (!Take(word))
        {
            throw Unexpected(Next);
        }
    }

    public void ExpectEnd()
    {
        if (Next.Kind is not SoqlTokenKind.End)
        {
            throw Unexpected(Next);
        }
    }

    public string Word()
    {
        var token = Move();
        return token.Kind is SoqlTokenKind.Word ? token.Value : throw Unexpected(token);
    }

    public SoqlPath Path()
    {
        var token = Next;
        return new(Word().Split('.'), token.At);
    }
}
