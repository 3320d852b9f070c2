namespace CxHub.Sandbox.Population.Historical;

/// <summary>One mention of a person in an old register; empty text is missing. <see cref="Entity"/> is the truth.</summary>
public sealed record HistoricalRecord
{
    /// <summary>The columns of the CSV form, in order.</summary>
    public const string Header = "record_id,first_name,surname,dob,birth_place,postcode,occupation";

    public required string RecordId { get; init; }

    public required string Entity { get; init; }

    public required string FirstName { get; init; }

    public required string Surname { get; init; }

    public required string BirthDate { get; init; }

    public required string BirthPlace { get; init; }

    public required string Postcode { get; init; }

    public required string Occupation { get; init; }
}
