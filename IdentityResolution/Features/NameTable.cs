using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>Names as bags of words: levels 0 nothing, 1 conflict, 2 given name agrees but the family name does not, 3 one word, 4 loosely, 5 contained, 6 equal.</summary>
internal sealed class NameTable : FieldTable
{
    public const int Conflict = 1;
    public const int FamilyDiffers = 2;
    public const int OneWord = 3;
    public const int Loose = 4;
    private const int MostRare = 3;
    private const int CommonFrom = 2;
    private const int SlipsPerWord = 20;

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "el", "al", "bin", "ibn", "ter", "zu", "y", "e",
    };

    private readonly NicknameTable _nicknames;
    private readonly Column<int> _starts = new();
    private readonly Column<int> _words = new();
    private readonly Column<byte> _marks = new();
    private readonly Column<byte> _parts = new();
    private readonly Column<ulong> _sounds = new();
    private readonly Column<int> _givenSeen = new();
    private readonly Column<int> _familySeen = new();
    private readonly Column<bool> _isGiven = new(false);
    private HashSet<ulong> _knownGiven = [];
    private int[] _rare = [];
    private readonly Column<byte> _generations = new();
    private readonly Column<int[]> _groups = new();
    private readonly Column<bool> _minor = new();

    public NameTable(FieldSpec spec, NicknameTable nicknames)
        : base(spec, [0.01, 0.04, 0.03, 0.04, 0.16, 0.14, 0.58])
    {
        _nicknames = nicknames;
        _starts.Add(0);
        _starts.Add(0);
        _generations.Add(0);
        _groups.Add([]);
        _minor.Add(false);
        Pairs.AddWord("");
        _sounds.Add(0);
        _givenSeen.Add(0);
        _familySeen.Add(0);
    }

    public override int SpecificFrom => OneWord;

    protected override IReadOnlyList<TermTable> TermTables => [Terms];

    public TermTable Terms { get; } = new(areRanked: true);

    public WordPairs Pairs { get; } = new();

    /// <summary>The origin's part in what a name says: see <see cref="WordPairs.Lift"/>.</summary>
    public float LiftOf(int value)
    {
        float most = 0;

        foreach (var word in WordsOf(value)) { most = IsMinor(word) ? most : Math.Max(most, Pairs.Lift(word)); }

        return most;
    }

    public ReadOnlySpan<int> WordsOf(int value) => _words.Slice(_starts[value], _starts[value + 1] - _starts[value]);

    public ReadOnlySpan<byte> MarksOf(int value) => _marks.Slice(_starts[value], _starts[value + 1] - _starts[value]);

    public ReadOnlySpan<byte> PartsOf(int value) => _parts.Slice(_starts[value], _starts[value + 1] - _starts[value]);

    public int GenerationOf(int value) => _generations[value];

    public override string LevelName(int level) => level switch
    {
        6 => "equal",
        5 => "one contains the other",
        4 => "all words agree, some loosely",
        3 => "one word agrees",
        2 => "family name differs",
        1 => "conflict: something agrees, something differs",
        _ => "nothing agrees",
    };

    public override string Display(int value)
    {
        var words = WordsOf(value).ToArray();
        return string.Join(' ', words.Select(Terms.Text));
    }

    public override void Freeze()
    {
        base.Freeze();
        _knownGiven = [];
        Pairs.Freeze(FrozenHolders, Terms);
        for (var word = 1; word < Terms.Count; word++) { _isGiven[word] = _givenSeen[word] >= 3 && _givenSeen[word] >= 4 * _familySeen[word]; }

        Prime();
    }

    public override void Use(FieldFrequencies frequencies)
    {
        base.Use(frequencies);
        var names = frequencies.Names ?? NameFrequencies.None;
        _knownGiven = [.. names.Given];
        Pairs.Use(names, FrozenHolders);
    }

    public override FieldFrequencies Frequencies()
    {
        var given = Enumerable.Range(1, Terms.Count - 1).Where(IsGiven).Select(Terms.Hash).Union(_knownGiven);
        return base.Frequencies() with { Names = Pairs.Frequencies() with { Given = [.. given.Order()] } };
    }

    public override void Prime()
    {
        _rare = new int[Values * MostRare];
        Span<int> room = stackalloc int[8];

        for (var value = 1; value < Values; value++)
        {
            var count = Math.Min(MostRare, Rarest(value, room));
            room[..count].CopyTo(_rare.AsSpan(value * MostRare));
        }
    }

    public override Match Compare(int left, int right) => new NameMatcher(this, left, right).Compare();

    /// <summary>A word that stands mostly in given-name columns, wherever it stands here.</summary>
    public bool IsGiven(int word) => _isGiven[word];

    /// <summary>A particle or a one-letter word says nothing by being left over.</summary>
    public bool IsMinor(int word) => _minor[word];

    /// <summary>One letter that stands for a name; y and e stand between names.</summary>
    public bool IsInitial(int word) => Terms[word].Length == 1 && !Particles.Contains(Terms.Text(word));

    public bool AreNicknames(int left, int right) => _groups[left].Length > 0 && _groups[left].AsSpan().IndexOfAny(_groups[right]) >= 0;

    public bool AreClose(int left, int right) => WordLikeness.MayBeClose(Terms[left], Terms[right]) && WordLikeness.AreClose(Terms.Text(left), Terms.Text(right), Terms.Mask(left), Terms.Mask(right));

    /// <summary>A word that hardly anybody bears, one edit from one that many bear, is that word with a slip of the finger, however short: Hoa typed as Ha is Ha, typed as Hqa it is Hoa.</summary>
    public bool IsSlipOf(int slip, int word) =>
        Terms[slip].Length >= 2 && Terms[word].Length >= 2
        && Terms.Frozen(word) >= CommonFrom && Terms.Frozen(slip) * SlipsPerWord <= Terms.Frozen(word)
        && System.Numerics.BitOperations.PopCount(Terms[slip].Mask ^ Terms[word].Mask) <= 2
        && EditDistance.Within(Terms.Text(slip), Terms.Text(word), 1) == 1;

    public override void Keys(int value, KeyPart part, KeyList keys)
    {
        Span<int> room = stackalloc int[8];
        ReadOnlySpan<int> rare = RareWords(value, room);

        switch (part)
        {
            case KeyPart.RareWord: AddWords(rare, keys); break;
            case KeyPart.RareWords: AddPairs(rare, keys); break;
            case KeyPart.SoundPair: AddSounds(rare, keys); break;
            default: break;
        }
    }

    protected override void CountTerms(int value, int change)
    {
        foreach (var word in WordsOf(value)) { Terms.Count1(word, change); }

        Pairs.Count(WordsOf(value), change);
        CountParts(value, change);
    }

    private void CountParts(int value, int change)
    {
        var words = WordsOf(value);
        var parts = PartsOf(value);

        for (var i = 0; i < words.Length; i++)
        {
            _givenSeen[words[i]] += (parts[i] & (int)NamePart.Given) != 0 ? change : 0;
            _familySeen[words[i]] += (parts[i] & (int)NamePart.Family) != 0 ? change : 0;
        }
    }

    protected override int Parse(RowBatch batch, int row)
    {
        var (words, generation) = NameForm.Parse(
            Cell(batch, row, ColumnRole.GivenName), Cell(batch, row, ColumnRole.MiddleName), Cell(batch, row, ColumnRole.FamilyName), Cell(batch, row, ColumnRole.FullName));

        if (words.Count == 0) { return 0; }

        ulong hash = (ulong)generation;

        foreach (var word in words) { hash = Hash64.Of(word.Text, hash + ((ulong)word.Marks << 8) + (ulong)word.Part); }

        var (value, isNew) = Canonical(hash);

        if (isNew) { Store(words, generation); }

        return value;
    }

    private void Store(List<NameWord> words, int generation)
    {
        foreach (var word in words)
        {
            var term = Terms.Intern(word.Text);
            if (term == _groups.Count) { AddTerm(word.Text); }

            _words.Add(term);
            _marks.Add((byte)word.Marks);
            _parts.Add((byte)word.Part);
        }

        _generations.Add((byte)generation);
        _starts.Add(_words.Count);
    }

    private void AddTerm(string text)
    {
        _groups.Add(_nicknames.GroupsOf(text).ToArray());
        Pairs.AddWord(text);
        _sounds.Add(Hash64.Of(SoundCode.Of(text)));
        _givenSeen.Add(0);
        _familySeen.Add(0);
        _isGiven.Add(_knownGiven.Contains(Terms.Hash(Terms.Count - 1)));
        _minor.Add(text.Length == 1 || Particles.Contains(text));
    }

    private ReadOnlySpan<int> RareWords(int value, Span<int> room)
    {
        if ((value + 1) * MostRare > _rare.Length) { return room[..Math.Min(MostRare, Rarest(value, room))]; }

        var known = _rare.AsSpan(value * MostRare, MostRare);
        var count = known.IndexOf(0);
        return known[..(count < 0 ? MostRare : count)];
    }

    // Rarest first; ties by text, never by the order of arrival.
    private int Rarest(int value, Span<int> rare)
    {
        var words = WordsOf(value);
        var count = 0;

        foreach (var word in words)
        {
            if (Terms[word].Length < 2) { continue; }

            var at = count++;
            for (; at > 0 && IsRarer(word, rare[at - 1]); at--) { rare[at] = rare[at - 1]; }

            rare[at] = word;
        }

        return count;
    }

    private bool IsRarer(int word, int than)
    {
        var (left, right) = (Terms.Frozen(word), Terms.Frozen(than));
        return left != right ? left < right : string.CompareOrdinal(Terms.Text(word), Terms.Text(than)) < 0;
    }

    private void AddWords(ReadOnlySpan<int> words, KeyList keys)
    {
        foreach (var word in words) { keys.Add(Terms.Hash(word)); }
    }

    private void AddPairs(ReadOnlySpan<int> words, KeyList keys)
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = i + 1; j < words.Length; j++) { keys.Add(Terms.Hash(words[i]) + Terms.Hash(words[j])); }
        }
    }

    private void AddSounds(ReadOnlySpan<int> words, KeyList keys)
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = i + 1; j < words.Length; j++) { keys.Add(_sounds[words[i]] + _sounds[words[j]]); }
        }
    }
}
