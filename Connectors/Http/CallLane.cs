namespace CxHub.Connectors.Http;

/// <summary>Who goes first when calls wait: an alert about an unhappy customer overtakes a backfill.</summary>
public enum CallLane
{
    Normal,

    /// <summary>Keeps a reserved slot and may use the last part of the day's allocation.</summary>
    Urgent,
}
