using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>
/// Street, house number, city, postcode and state as one comparison, because they follow from one another: levels 0 nothing, 1 city or postcode nearly,
/// 2 city, 3 postcode, 4 street without its place or with another number, 5 street nearly with its place, 6 street and place.
/// </summary>
internal sealed class PlaceTable : FieldTable
{
    private const float MostBits = 20;

    private readonly Column<Place> _places = new();
    private readonly TermTable _streets = new();
    private readonly TermTable _cities = new();
    private readonly TermTable _postcodes = new();
    private readonly TermTable _others = new();

    public PlaceTable(FieldSpec spec)
        : base(spec, [0.14, 0.05, 0.14, 0.08, 0.06, 0.10, 0.43]) => _places.Add(default);

    private enum Nearness
    {
        Different,
        Unknown,
        Near,
        City,
        Postcode,
    }

    public override int SpecificFrom => 2;

    public override double ChanceOfTop => 0;

    protected override IReadOnlyList<TermTable> TermTables => [_streets, _cities, _postcodes];

    public override string LevelName(int level) => level switch
    {
        6 => "same street and place",
        5 => "nearly the same street, same place",
        4 => "same street, place or number not",
        3 => "same postcode",
        2 => "same city",
        1 => "city or postcode nearly",
        _ => "different",
    };

    public override string Display(int value)
    {
        var place = _places[value];
        string[] parts = [_others.Text(place.House), _streets.Text(place.Street), _postcodes.Text(place.Postcode), _cities.Text(place.City), _others.Text(place.State)];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    public override Match Compare(int left, int right)
    {
        var (a, b) = (_places[left], _places[right]);
        var locality = Locality(a, b);
        var house = a.House == 0 || b.House == 0 ? Nearness.Unknown : a.House == b.House ? Nearness.Near : Nearness.Different;
        var street = a.Street == 0 || b.Street == 0 ? Nearness.Unknown : a.Street == b.Street ? Nearness.Postcode : StreetIsNear(a.Street, b.Street) ? Nearness.Near : Nearness.Different;
        return street switch
        {
            Nearness.Postcode => SameStreet(a, house, locality),
            Nearness.Near when house != Nearness.Different && locality >= Nearness.Near => new Match(5, _streets.Bits(a.Street) * 0.6f),
            Nearness.Unknown when locality == Nearness.Unknown => Match.At(Match.Null),
            _ => SamePlace(a, locality),
        };
    }

    public override void Keys(int value, KeyPart part, KeyList keys)
    {
        var place = _places[value];

        switch (part)
        {
            case KeyPart.Whole when place.Street != 0: AddStreet(place, keys); break;
            case KeyPart.StreetStart when place.Street != 0 && place.Postcode != 0: AddStreetStart(place, keys); break;
            case KeyPart.City when place.City != 0: keys.Add(_cities.Text(place.City)); break;
            case KeyPart.Postcode when place.Postcode != 0: keys.Add(_postcodes.Text(place.Postcode)); break;
            default: break;
        }
    }

    protected override int Parse(RowBatch batch, int row)
    {
        var form = AddressForm.Parse(
            Cell(batch, row, ColumnRole.HouseNumber), Cell(batch, row, ColumnRole.Street), Cell(batch, row, ColumnRole.AddressLine), Cell(batch, row, ColumnRole.City),
            Cell(batch, row, ColumnRole.Postcode), Cell(batch, row, ColumnRole.State), Cell(batch, row, ColumnRole.Country));

        var place = new Place(_streets.Intern(form.Street), _others.Intern(form.House), _cities.Intern(form.City), _postcodes.Intern(form.Postcode), _others.Intern(form.State));

        if (place == default) { return 0; }

        var hash = Hash64.Of(form.Street, Hash64.Of(form.House, Hash64.Of(form.City, Hash64.Of(form.Postcode, Hash64.Of(form.State)))));
        var (value, isNew) = Canonical(hash);
        if (isNew) { _places.Add(place); }

        return value;
    }

    protected override void CountTerms(int value, int change)
    {
        var place = _places[value];
        _streets.Count1(place.Street, change);
        _cities.Count1(place.City, change);
        _postcodes.Count1(place.Postcode, change);
    }

    private Match SameStreet(Place a, Nearness house, Nearness locality)
    {
        var bits = Math.Min(MostBits, _streets.Bits(a.Street) + (house == Nearness.Near ? 4 : 0));

        if (house == Nearness.Different) { return new Match(4, bits * (locality >= Nearness.Near ? 0.7f : 0.4f)); }

        return locality switch
        {
            >= Nearness.Near => new Match(6, bits),
            Nearness.Unknown => new Match(5, bits * 0.8f),
            _ => new Match(4, bits * 0.6f),
        };
    }

    private Match SamePlace(Place a, Nearness locality) => locality switch
    {
        Nearness.Postcode => new Match(3, _postcodes.Bits(a.Postcode)),
        Nearness.City => new Match(2, _cities.Bits(a.City)),
        Nearness.Near => Match.At(1),
        _ => Match.At(0),
    };

    private Nearness Locality(Place a, Place b)
    {
        if (a.Postcode != 0 && a.Postcode == b.Postcode) { return Nearness.Postcode; }

        if (a.City != 0 && a.City == b.City) { return Nearness.City; }

        var postcodes = a.Postcode != 0 && b.Postcode != 0;
        var cities = a.City != 0 && b.City != 0;

        if (!postcodes && !cities) { return Nearness.Unknown; }

        return (postcodes && WordLikeness.MayBeClose(_postcodes[a.Postcode], _postcodes[b.Postcode]) && EditDistance.Within(_postcodes.Text(a.Postcode), _postcodes.Text(b.Postcode), 1) == 1) || (cities && CitiesAreNear(a.City, b.City))
            ? Nearness.Near
            : Nearness.Different;
    }

    private bool CitiesAreNear(int left, int right) =>
        WordLikeness.MayBeClose(_cities[left], _cities[right]) && WordLikeness.AreClose(_cities.Text(left), _cities.Text(right), _cities.Mask(left), _cities.Mask(right));

    private bool StreetIsNear(int left, int right)
    {
        var (leftMask, rightMask) = (_streets.Mask(left), _streets.Mask(right));
        var common = leftMask & rightMask;

        // A part of a street has no letter the street has not.
        if (common != leftMask && common != rightMask && !WordLikeness.MayBeClose(_streets[left], _streets[right])) { return false; }

        var (a, b) = (_streets.Text(left), _streets.Text(right));
        return WordLikeness.AreClose(a, b, _streets.Mask(left), _streets.Mask(right))
            || (Math.Min(a.Length, b.Length) >= 5 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)));
    }

    private void AddStreet(Place place, KeyList keys)
    {
        var street = Hash64.Of(_streets.Text(place.Street), Hash64.Of(_others.Text(place.House)));

        if (place.City != 0) { keys.Add(Hash64.Of(_cities.Text(place.City), street)); }

        if (place.Postcode != 0) { keys.Add(Hash64.Of(_postcodes.Text(place.Postcode), street)); }

        if (place.City == 0 && place.Postcode == 0) { keys.Add(street); }
    }

    private void AddStreetStart(Place place, KeyList keys)
    {
        var street = _streets.Text(place.Street);
        keys.Add(Hash64.Of(street.AsSpan(0, Math.Min(7, street.Length)), Hash64.Of(_postcodes.Text(place.Postcode))));
    }

    private readonly record struct Place(int Street, int House, int City, int Postcode, int State);
}
