namespace CxHub.Sandbox.Population.Spelling;

/// <summary>How much of the true name a written name still shows.</summary>
internal enum NameQuality
{
    /// <summary>Nothing: the record has no name.</summary>
    None,

    /// <summary>Recognisable to a careful reader: a typing error, a nickname, an initial, a maiden name.</summary>
    Near,

    /// <summary>Family and given name, whatever the order, case and marks.</summary>
    Exact,
}
