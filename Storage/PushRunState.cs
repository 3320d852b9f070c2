namespace CxHub.Storage;

/// <summary>How a push run stands.</summary>
public enum PushRunState
{
    Running,
    Succeeded,
    Failed,
    Undone,
}
