using CxHub.Domain;

namespace CxHub.Connectors.Http;

/// <summary>A system's error classes as data. The first rule that matches decides; the status alone decides what no rule names.</summary>
public sealed class ErrorTable(IReadOnlyList<ErrorRule> rules)
{
    private static readonly ErrorRule Throttled = new(null, null, null, FailureKind.Throttled, "Wait as told; the connector does so by itself.");
    private static readonly ErrorRule Transient = new(null, null, null, FailureKind.Transient, "Usually passes; tried again by itself.");
    private static readonly ErrorRule Unauthorized = new(null, null, null, FailureKind.Unauthorized, "Check the credentials and the permissions of the hub's user.");
    private static readonly ErrorRule Rejected = new(null, null, null, FailureKind.Rejected, "Correct the record or the mapping; the same request never passes.");

    public IReadOnlyList<ErrorRule> Rules { get; } = rules;

    public ErrorRule Classify(int status, SystemError error)
    {
        foreach (var rule in Rules)
        {
            if (rule.Matches(status, error))
            {
                return rule;
            }
        }

        return status switch
        {
            429 or 420 => Throttled,
            401 or 403 => Unauthorized,
            408 or >= 500 => Transient,
            _ => Rejected,
        };
    }

    /// <summary>The class of an error inside a successful answer (one row of many).</summary>
    public ErrorRule ClassifyRow(SystemError error) => Classify(200, error);
}
