namespace CxHub.Connectors.Http;

/// <summary>What a system's error body says. Systems quote the values they refuse: what may be personal in the message is masked here, before it goes anywhere.</summary>
public readonly record struct SystemError(string? Code, string? Message)
{
    public string? Message { get; } = Message is null ? null : ErrorText.Mask(Message);
}
