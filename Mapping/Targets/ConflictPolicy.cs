namespace CxHub.Mapping.Targets;

/// <summary>Who wins where somebody else changed a field that the hub writes.</summary>
public enum ConflictPolicy
{
    /// <summary>The hub's value is written over whatever stands there.</summary>
    HubWins,

    /// <summary>A value that the hub did not write stays.</summary>
    CrmWins,

    /// <summary>The younger of the hub's value and the record's last change wins.</summary>
    Newest,

    /// <summary>Only an empty field is filled; after that the hub keeps up what it wrote itself.</summary>
    OnlyIfEmpty,
}
