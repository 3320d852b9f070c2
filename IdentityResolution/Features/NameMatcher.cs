using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>
/// Aligns the words of two names: equal words first, then nicknames, typing errors, joined words and initials. Conflict is when both sides keep a word
/// that found no partner; one side only is a middle name the other did not give.
/// </summary>
internal ref struct NameMatcher
{
    private const float MostBits = 22;

    private readonly NameTable _names;
    private readonly ReadOnlySpan<int> _left;
    private readonly ReadOnlySpan<int> _right;
    private readonly int _leftValue;
    private readonly int _rightValue;
    private uint _leftUsed;
    private uint _rightUsed;
    private int _exact;
    private int _loose;
    private int _agreeingParts;
    private bool _givenAgrees;
    private float _bits;

    public NameMatcher(NameTable names, int left, int right)
    {
        _names = names;
        _leftValue = left;
        _rightValue = right;
        _left = names.WordsOf(left);
        _right = names.WordsOf(right);
    }

    public Match Compare()
    {
        MatchEqualWords();

        if (Open(_leftUsed, _left.Length) && Open(_rightUsed, _right.Length))
        {
            MatchLooseWords();
            MatchJoinedWords();
            MatchShiftedWords();
        }

        var level = Level();
        return level >= NameTable.OneWord ? new Match(level, Math.Min(TogetherBits(), MostBits)) : Match.At(level);
    }

    // Words of one origin come together: after the first, each says less by the lift, and a pair of words no more than its own frequency.
    private readonly float TogetherBits()
    {
        if (_exact + _loose < 2) { return _bits; }

        float lift = 0, joint = float.MaxValue;
        var last = -1;

        for (var i = 0; i < _left.Length; i++)
        {
            if ((_leftUsed & (1u << i)) == 0 || _names.IsMinor(_left[i])) { continue; }

            lift = Math.Max(lift, _names.Pairs.Lift(_left[i]));
            joint = last < 0 || _exact < 2 ? joint : Math.Min(joint, _names.Pairs.Bits(_left[last], _left[i]));
            last = i;
        }

        var words = _exact + _loose;
        return Math.Min(_bits - ((words - 1) * lift), joint + ((words - 2) * 4f));
    }

    private static bool Open(uint used, int count) => used != (1u << count) - 1;

    private void MatchEqualWords()
    {
        var marksDiffer = MarksContradict();

        for (var i = 0; i < _left.Length; i++)
        {
            for (var j = 0; j < _right.Length; j++)
            {
                if (_left[i] == _right[j] && (_rightUsed & (1u << j)) == 0)
                {
                    var sameMarks = !marksDiffer || _names.MarksOf(_leftValue)[i] == _names.MarksOf(_rightValue)[j];
                    Take(i, j, sameMarks, _names.Terms.Bits(_left[i]) * (sameMarks ? 1f : 0.75f));
                    break;
                }
            }
        }
    }

    // Only two names that are both written with marks can differ by them: plain ASCII is what a system left over.
    private readonly bool MarksContradict() =>
        _names.MarksOf(_leftValue).IndexOfAnyExcept((byte)0) >= 0 && _names.MarksOf(_rightValue).IndexOfAnyExcept((byte)0) >= 0;

    private void MatchLooseWords()
    {
        for (var kind = 0; kind < 4; kind++)
        {
            for (var i = 0; i < _left.Length; i++)
            {
                for (var j = 0; j < _right.Length && (_leftUsed & (1u << i)) == 0; j++)
                {
                    if ((_rightUsed & (1u << j)) == 0 && Agrees(kind, _left[i], _right[j])) { Take(i, j, false, LooseBits(kind, _left[i], _right[j])); }
                }
            }
        }
    }

    private readonly bool Agrees(int kind, int left, int right) => kind switch
    {
        0 => _names.AreNicknames(left, right),
        1 => _names.AreClose(left, right),
        2 => _names.IsSlipOf(left, right) || _names.IsSlipOf(right, left),
        _ => AgreesAsInitial(left, right),
    };

    private readonly bool AgreesAsInitial(int left, int right)
    {
        ref readonly var a = ref _names.Terms[left];
        ref readonly var b = ref _names.Terms[right];
        return (a.Length == 1 || b.Length == 1) && a.First == b.First;
    }

    // The commoner of two spellings is likely the meant one; a typing error is worth half of it, an initial a little.
    private readonly float LooseBits(int kind, int left, int right)
    {
        var bits = Math.Min(_names.Terms.Bits(left), _names.Terms.Bits(right));
        return kind switch { 0 => bits * 0.75f, 1 => bits * 0.6f, 2 => bits * 0.4f, _ => Math.Min(bits * 0.3f, 2f) };
    }

    private void MatchJoinedWords()
    {
        for (var i = 0; i + 1 < _left.Length; i++) { Join(_left, _right, i, ref _leftUsed, ref _rightUsed); }

        for (var j = 0; j + 1 < _right.Length; j++) { Join(_right, _left, j, ref _rightUsed, ref _leftUsed); }
    }

    // "mai anh" beside "maianh", "van der berg" beside "vanderberg".
    private void Join(ReadOnlySpan<int> apart, ReadOnlySpan<int> together, int at, ref uint apartUsed, ref uint togetherUsed)
    {
        if ((apartUsed & (3u << at)) != 0 || !Open(togetherUsed, together.Length)) { return; }

        var length = _names.Terms[apart[at]].Length + _names.Terms[apart[at + 1]].Length;
        var possible = false;

        for (var j = 0; j < together.Length; j++) { possible |= (togetherUsed & (1u << j)) == 0 && _names.Terms[together[j]].Length == length; }

        if (!possible) { return; }

        var (first, second) = (_names.Terms.Text(apart[at]), _names.Terms.Text(apart[at + 1]));

        for (var j = 0; j < together.Length; j++)
        {
            var word = _names.Terms.Text(together[j]);

            if ((togetherUsed & (1u << j)) == 0 && word.Length == first.Length + second.Length
                && word.StartsWith(first, StringComparison.Ordinal) && word.EndsWith(second, StringComparison.Ordinal))
            {
                apartUsed |= 3u << at;
                togetherUsed |= 1u << j;
                _loose += 2;
                _bits += _names.Terms.Bits(apart[at]) + _names.Terms.Bits(apart[at + 1]);
                return;
            }
        }
    }

    // "TranL an" beside "Tran Lan", "DucxViet" beside "Duc Viet": all that is left over agrees, but for a space.
    private void MatchShiftedWords()
    {
        Span<int> left = stackalloc int[_left.Length], right = stackalloc int[_right.Length];
        left = left[..Rest(_left, _leftUsed, left)];
        right = right[..Rest(_right, _rightUsed, right)];

        if (!ShiftedWords.Agree(_names, left, right)) { return; }

        _leftUsed = (1u << _left.Length) - 1;
        _rightUsed = (1u << _right.Length) - 1;
        _loose += Math.Max(left.Length, right.Length);
        _bits += Math.Min(Bits(left), Bits(right));
    }

    private readonly int Rest(ReadOnlySpan<int> words, uint used, Span<int> rest)
    {
        var count = 0;

        for (var i = 0; i < words.Length; i++)
        {
            if ((used & (1u << i)) == 0 && !_names.IsMinor(words[i])) { rest[count++] = words[i]; }
        }

        return count;
    }

    private readonly float Bits(ReadOnlySpan<int> words)
    {
        float bits = 0;

        foreach (var word in words) { bits += _names.Terms.Bits(word); }

        return bits * 0.75f;
    }

    private void Take(int i, int j, bool exact, float bits)
    {
        _leftUsed |= 1u << i;
        _rightUsed |= 1u << j;
        _exact += exact ? 1 : 0;
        _loose += exact ? 0 : 1;
        _bits += bits;
        _agreeingParts |= _names.PartsOf(_leftValue)[i] & _names.PartsOf(_rightValue)[j];
        _givenAgrees |= exact && _names.IsGiven(_left[i]);
    }

    private readonly int Level()
    {
        var agreeing = _exact + _loose;
        var leftOver = LeftOver(_left, _leftUsed, _leftValue);
        var rightOver = LeftOver(_right, _rightUsed, _rightValue);

        if (agreeing == 0) { return 0; }

        if ((leftOver > 0 && rightOver > 0) || InitialsDiffer(leftOver, rightOver) || GenerationsDiffer())
        {
            var givenAgrees = ((_agreeingParts & (int)NamePart.Given) != 0 && !(LeavesGiven(_left, _leftUsed, _leftValue) && LeavesGiven(_right, _rightUsed, _rightValue)))
                || (_givenAgrees && !LeavesGiven(_left, _leftUsed, _leftValue) && !LeavesGiven(_right, _rightUsed, _rightValue));
            return givenAgrees && !GenerationsDiffer() ? NameTable.FamilyDiffers : NameTable.Conflict;
        }

        if (agreeing == 1 && (_left.Length > 1 || _right.Length > 1 || _exact == 0)) { return NameTable.OneWord; }

        if (_loose > 0) { return NameTable.Loose; }

        return agreeing == 1 ? NameTable.OneWord : leftOver + rightOver > 0 ? 5 : 6;
    }

    private readonly bool GenerationsDiffer()
    {
        var (left, right) = (_names.GenerationOf(_leftValue), _names.GenerationOf(_rightValue));
        return left != 0 && right != 0 && left != right;
    }

    // I. Radwell is not Thomas Radwell, nor T. Radwell: an initial that found no partner contradicts whatever the other side keeps.
    private readonly bool InitialsDiffer(int leftOver, int rightOver)
    {
        var (left, right) = (HasInitial(_left, _leftUsed), HasInitial(_right, _rightUsed));
        return (left && (right || rightOver > 0)) || (right && leftOver > 0);
    }

    private readonly bool HasInitial(ReadOnlySpan<int> words, uint used)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((used & (1u << i)) == 0 && _names.IsInitial(words[i])) { return true; }
        }

        return false;
    }

    // A second given name without a partner: brothers that share a middle name.
    private readonly bool LeavesGiven(ReadOnlySpan<int> words, uint used, int value)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((used & (1u << i)) == 0 && !_names.IsMinor(words[i]) && (_names.IsGiven(words[i]) || (_names.PartsOf(value)[i] & (int)NamePart.Given) != 0)) { return true; }
        }

        return false;
    }

    private readonly int LeftOver(ReadOnlySpan<int> words, uint used, int value)
    {
        var count = 0;

        for (var i = 0; i < words.Length; i++)
        {
            count += (used & (1u << i)) == 0 && (!_names.IsMinor(words[i]) || EndsName(words, i, value)) ? 1 : 0;
        }

        return count;
    }

    // A particle leads to another word: "Hoàng Vân" ends with a given name, "van der Berg" does not.
    private readonly bool EndsName(ReadOnlySpan<int> words, int at, int value) =>
        _names.Terms[words[at]].Length > 1 && (at == words.Length - 1 || _names.PartsOf(value)[at] != _names.PartsOf(value)[at + 1]);
}
