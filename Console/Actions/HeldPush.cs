using CxHub.Activation.Pushing;

namespace CxHub.Console.Actions;

/// <summary>A push that would change more than passes by itself: what it would write now, entity by entity.</summary>
public sealed record HeldPush(string Target, IReadOnlyList<HeldEntity> Entities)
{
    /// <summary>Rows that would be written.</summary>
    public int Write => Entities.Sum(entity => entity.Preview.Write);
}

/// <summary>One entity of a held push with its price and its first rows.</summary>
public sealed record HeldEntity(PushPreview Preview, IReadOnlyList<PlannedRow> Rows);
