namespace CxHub.Activation.Pushing;

/// <summary>How a push run ended.</summary>
public enum PushVerdict
{
    Succeeded,
    Failed,
}
