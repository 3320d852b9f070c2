namespace CxHub.Domain.Ports;

/// <summary>How records of an entity to which the hub only adds are told apart, and where they hang.</summary>
/// <param name="Field">Holds the hub's own id of the record: a unique external id, an alternate key.</param>
/// <param name="Parent">The lookup to the parent record, whose id is the row's <see cref="PushRow.ParentId"/>.</param>
/// <param name="ParentEntity">The entity of the parent.</param>
public sealed record AppendKey(string Field, string Parent, string ParentEntity);
