using CxHub.Domain;

namespace CxHub.Connectors.Http;

/// <summary>One line of a system's error table: what an error is called and what it means. Null parts match anything.</summary>
public sealed record ErrorRule(int? Status, string? Code, string? MessagePart, FailureKind Kind, string Action, TimeSpan? Wait = null)
{
    public bool Matches(int status, SystemError error) =>
        (Status is null || Status == status)
        && (Code is null || string.Equals(Code, error.Code, StringComparison.OrdinalIgnoreCase))
        && (MessagePart is null || (error.Message?.Contains(MessagePart, StringComparison.OrdinalIgnoreCase) ?? false));
}
