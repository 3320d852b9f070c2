using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;

namespace CxHub.Mapping.Targets;

/// <summary>One line of a target map, for people.</summary>
public sealed record TargetLine(string Target, string Entity, string Field, string From, FieldType Type, NullPolicy Nulls, ConflictPolicy Conflict, ConfigPosition At)
{
    public override string ToString() =>
        $"{From} -> {Target}/{Entity}.{Field} ({ConfigNames.Written(Type.ToString())}, nulls {ConfigNames.Written(Nulls.ToString())}, {ConfigNames.Written(Conflict.ToString())})  {At}";
}
