namespace CxHub.IdentityResolution.Features;

/// <summary>What of a value serves as a blocking key.</summary>
internal enum KeyPart
{
    Whole,
    RareWord,
    RareWords,
    SoundPair,
    Start,
    End,
    LessOne,
    Year,
    MonthDay,
    City,
    Postcode,
    StreetStart,
}
