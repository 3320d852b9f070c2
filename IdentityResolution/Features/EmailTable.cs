using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>E-mails: levels 0 different, 1 same company domain, 2 user one edit apart at the same domain, a near one or between free providers, 3 same user at another domain, 4 equal.</summary>
internal sealed class EmailTable : SetTable
{
    private const int LongUser = 6;

    // The share of a user that few hold is no finer than two records of all; two strangers meet in one more seldom.
    private const float RareUserBits = 2;
    private const float BitsPerDigit = 3.3f;
    private const float MostUserBits = 22;

    private readonly TermTable _users = new();
    private readonly TermTable _domains = new();
    private readonly Column<int> _user = new();
    private readonly Column<int> _domain = new();
    private readonly Column<byte> _flags = new();

    public EmailTable(FieldSpec spec)
        : base(spec, [0.22, 0.03, 0.05, 0.05, 0.65])
    {
        _user.Add(0);
        _domain.Add(0);
        _flags.Add(0);
    }

    protected override IReadOnlyList<TermTable> TermTables => [Terms, _users];

    /// <summary>The same user at another domain is as likely chance as the user is common: lan.nguyen works for many companies.</summary>
    public override int SpecificFrom => 3;

    public override string LevelName(int level) => level switch
    {
        4 => "equal",
        3 => "same user, other domain",
        2 => "user one edit apart",
        1 => "same company domain",
        _ => "different",
    };

    public bool IsRole(int item) => (_flags[item] & 1) != 0;

    public string UserOf(int item) => _users.Text(_user[item]);

    protected override void ParseItem(ReadOnlySpan<char> text, RowBatch batch, int row, List<string> found)
    {
        if (EmailForm.Parse(text) is { } email) { found.Add(email.Canonical); }
    }

    protected override void Describe(int item, string text)
    {
        var at = text.LastIndexOf('@');
        var email = new EmailForm(text[..at], text[(at + 1)..]);
        _user.Add(_users.Intern(email.User));
        _domain.Add(_domains.Intern(email.Domain));
        _flags.Add((byte)((email.IsRole ? 1 : 0) | (email.IsFreeMail ? 2 : 0)));
    }

    protected override Match CompareItems(int left, int right)
    {
        var sameDomain = _domain[left] == _domain[right];
        var companyDomain = sameDomain && (_flags[left] & 2) == 0;

        // Somebody who gives the office's mailbox here and an own one there is no other person for it.
        if (IsRole(left) || IsRole(right)) { return Match.At(companyDomain ? 1 : Match.Null); }

        // Nor who has one at work and one at home.
        var oneIsPrivate = ((_flags[left] ^ _flags[right]) & 2) != 0;
        var (a, b) = (UserOf(left), UserOf(right));

        if (_user[left] == _user[right]) { return a.Length >= LongUser ? new Match(3, UserBits(left)) : Match.At(2); }

        return Match.At(MayBeOneProvider(left, right) && AreOneEditApart(left, right, a, b) ? 2 : companyDomain ? 1 : oneIsPrivate ? Match.Null : 0);
    }

    protected override void CountTerms(int value, int change)
    {
        base.CountTerms(value, change);
        foreach (var item in ItemsOf(value)) { _users.Count1(_user[item], change); }
    }

    protected override void ItemKeys(int item, KeyPart part, KeyList keys)
    {
        if (IsRole(item)) { return; }

        var user = UserOf(item);
        var domain = _domains.Text(_domain[item]);

        switch (part)
        {
            case KeyPart.Whole: keys.Add(Terms.Text(item)); break;
            case KeyPart.RareWord when user.Length >= LongUser: keys.Add(user); break;
            case KeyPart.Start when user.Length >= LongUser: keys.Add(Hash64.Of(user.AsSpan(0, 6), Hash64.Of(domain))); break;
            case KeyPart.End when user.Length >= LongUser: keys.Add(Hash64.Of(user.AsSpan(user.Length - 6), Hash64.Of(domain))); break;
            default: break;
        }
    }

    // The letters of a user are a name, as common as they are; digits are one's own choice.
    private float UserBits(int item)
    {
        var user = UserOf(item);
        var digits = user.Count(char.IsAsciiDigit);
        return Math.Min(_users.Bits(_user[item]) + RareUserBits + (digits * BitsPerDigit), MostUserBits);
    }

    // What is mistyped in the user may be mistyped in the domain, too; another company's mailbox is another mailbox.
    private bool MayBeOneProvider(int left, int right) =>
        _domain[left] == _domain[right]
        || (_flags[left] & _flags[right] & 2) != 0
        || EditDistance.Within(_domains.Text(_domain[left]), _domains.Text(_domain[right]), 2) <= 2;

    private bool AreOneEditApart(int left, int right, string a, string b)
    {
        var (leftMask, rightMask) = (_users.Mask(_user[left]), _users.Mask(_user[right]));
        return Math.Min(a.Length, b.Length) >= LongUser
            && System.Numerics.BitOperations.PopCount(leftMask ^ rightMask) <= 2
            && EditDistance.Within(a, b, 1) == 1
            && SameDigits(a, b)
            && !DifferInAnInitial(a, b);
    }

    // jennifer.t and jennifer.h of one company are two people, not one mistyped.
    private static bool DifferInAnInitial(string a, string b)
    {
        var at = a.AsSpan().CommonPrefixLength(b);
        return a.Length == b.Length && IsPartOfOneLetter(a, at) && IsPartOfOneLetter(b, at);
    }

    private static bool IsPartOfOneLetter(string user, int at) =>
        (at == 0 || !char.IsAsciiLetterOrDigit(user[at - 1])) && (at == user.Length - 1 || !char.IsAsciiLetterOrDigit(user[at + 1]));

    // lan.nguyen96 and lan.nguyen98 are two mailboxes, not one mistyped.
    private static bool SameDigits(string a, string b)
    {
        int i = 0, j = 0;

        while (true)
        {
            while (i < a.Length && !char.IsAsciiDigit(a[i])) { i++; }

            while (j < b.Length && !char.IsAsciiDigit(b[j])) { j++; }

            if (i == a.Length || j == b.Length) { return i == a.Length && j == b.Length; }

            if (a[i++] != b[j++]) { return false; }
        }
    }
}
