namespace CxHub.Domain;

/// <summary>A system refused or failed a call. <see cref="Exception.Message"/> says which system, what happened and what to do.</summary>
public sealed class ConnectorException : Exception
{
    public ConnectorException(string system, FailureKind kind, string detail, string? code = null, TimeSpan? retryAfter = null, Exception? inner = null)
        : base($"{system}: {detail}", inner)
    {
        System = system;
        Kind = kind;
        Code = code;
        RetryAfter = retryAfter;
    }

    public string System { get; }

    public FailureKind Kind { get; }

    /// <summary>The system's own error code, when it gave one.</summary>
    public string? Code { get; }

    /// <summary>How long the system asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; }
}
