using System.Security.Cryptography;
using System.Text;
using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;
using CxHub.Domain.Scores;
using CxHub.Mapping.Reading;

namespace CxHub.Mapping.Targets;

/// <summary>Which fields of one entity of a target the hub writes, from the profile or account that the record belongs to.</summary>
public sealed class TargetEntityMap
{
    private readonly MappingContext _context;
    private readonly ValueRule? _consent;

    internal TargetEntityMap(MappingContext context, string target, string entity, SubjectKind of, IReadOnlyList<TargetField> fields, ValueRule? consent) =>
        (_context, Target, Entity, Of, Fields, _consent) = (context, target, entity, of, fields, consent);

    public string Target { get; }

    public string Entity { get; }

    /// <summary>Whose values are written: the profile of a contact, or the account profile of an account.</summary>
    public SubjectKind Of { get; }

    public IReadOnlyList<TargetField> Fields { get; }

    /// <summary>The field that holds the record's parent (a contact's account): rows of one parent are sent together, against lock conflicts.</summary>
    public string? ParentField { get; internal init; }

    /// <summary>Given where the hub adds one record per answer of a customer and changes none.</summary>
    public TargetAppend? Append { get; internal init; }

    public required ConfigPosition At { get; init; }

    /// <summary>The fields to read back with every pull, so that the hub knows what stands there.</summary>
    public IReadOnlyList<string> ReadFields => [.. Fields.Select(written => written.Name).Append(ParentField).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The fields that <c>provision</c> creates.</summary>
    public IReadOnlyList<FieldDefinition> Definitions => [.. Append?.Definitions(Entity) ?? [], .. Fields.Select(written => written.Definition(Entity)).OfType<FieldDefinition>()];

    /// <summary>A hash of all that decides what is written; when it changes, every record of the entity is looked at again.</summary>
    public string Fingerprint => field ??=
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Target}/{Entity} of {Of} consent {_consent?.Text} zone {_context.Zone.Id}{Append?.Text}\n{string.Join('\n', Fields.Select(written => written.Text))}")));

    public TargetField? Find(string name) => Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal));

    /// <summary>What the hub wants to stand in each field, in the order of <see cref="Fields"/>.</summary>
    public TargetValue[] Values(TargetSubject subject)
    {
        var scope = ScopeOf(subject);
        var values = new TargetValue[Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Fields[i].Value(scope);
        }

        return values;
    }

    /// <summary>The map names a consent without which nothing is written.</summary>
    public bool AsksConsent => _consent is not null;

    /// <summary>False when the map names a consent and the customer has refused it; no answer counts as consent.</summary>
    public bool MayWrite(TargetSubject subject) => _consent is null || _consent.Value(ScopeOf(subject)) is not { } given || ValueParse.Boolean(given) is not false;

    private ValueScope ScopeOf(TargetSubject subject) => new(_context.Zone, _context.Region) { Subject = subject };
}
