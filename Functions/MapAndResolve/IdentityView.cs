using System.Security.Cryptography;
using System.Text.Json;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Incremental;
using CxHub.IdentityResolution.Survivorship;

namespace CxHub.Functions.MapAndResolve;

/// <summary>How records of one kind look to the identity engine: which fields are compared, under which settings, and from which fields golden values are chosen.</summary>
public sealed class IdentityView<T>(SubjectKind kind, IdentityRules rules, IReadOnlyDictionary<string, Func<T, string?>> fields, GoldenRules golden, Func<T, bool> identifies)
    where T : CanonicalRecord
{
    public SubjectKind Kind => kind;

    public IdentitySettings Settings => rules.Settings;

    public double RetrainGrowth => rules.RetrainGrowth;

    /// <summary>All roles that the configuration names, whether today's records fill them or not: what is compared does not change with the records.</summary>
    public IdentitySchema Schema { get; } = new(
        [.. rules.Roles.Values.Concat(rules.SharedIds.Select(_ => ColumnRole.ExternalId)).Distinct().Order().Select(role => new SchemaColumn(role.ToString(), role))]);

    public IReadOnlyList<SurvivorField> Golden { get; } = golden.For(fields.Keys);

    /// <summary>Changes when a model trained before, or the golden values chosen before, would be others now.</summary>
    public string SettingsHash { get; } = HashOf(rules, golden);

    /// <summary>False for a record that identifies nobody; it stays without a profile.</summary>
    public bool Identifies(T record) => identifies(record);

    public IdentityRecord RecordOf(T record) => IdentityFields.Record(record, fields, rules);

    public SurvivorCandidate CandidateOf(T record) => IdentityFields.Candidate(record, fields);

    private static string HashOf(IdentityRules rules, GoldenRules golden)
    {
        var settings = rules.Settings with { DistinctSources = new SortedSet<string>(rules.Settings.DistinctSources, StringComparer.Ordinal) };
        var json = JsonSerializer.SerializeToUtf8Bytes(new { SnapshotJson.CurrentVersion, settings, rules.Roles, rules.SharedIds, golden });
        return Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 16));
    }
}
