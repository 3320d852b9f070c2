using CxHub.Domain.Configuration;
using CxHub.Domain.Records;

namespace CxHub.Mapping;

/// <summary>One line of a map, for people: which field of the hub is filled from where, through which transforms, and where that is written.</summary>
public sealed record MapLine(
    string Source,
    string Entity,
    CanonicalKind Kind,
    string Field,
    string From,
    IReadOnlyList<string> Transforms,
    bool Required,
    ConfigPosition At)
{
    public override string ToString() =>
        $"{Source}/{Entity}: {From}{string.Concat(Transforms.Select(step => $" | {step}"))} -> {Kind}.{Field}{(Required ? " (required)" : string.Empty)}  {At}";
}
