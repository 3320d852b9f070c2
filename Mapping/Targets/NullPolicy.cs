namespace CxHub.Mapping.Targets;

/// <summary>What a target map does where the hub has no value for a field.</summary>
public enum NullPolicy
{
    /// <summary>What stands in the target stays.</summary>
    Leave,

    /// <summary>The field is emptied.</summary>
    Clear,

    /// <summary>The whole row is held back, with the reason.</summary>
    Refuse,
}
