using CxHub.Connectors.Dynamics;
using CxHub.Connectors.Http;
using CxHub.Connectors.Salesforce;
using CxHub.Domain;

namespace CxHub.Tests.Connectors.Http;

public sealed class ErrorTableTests
{
    public static TheoryData<string, int> Lines
    {
        get
        {
            var lines = new TheoryData<string, int>();
            foreach (var (name, rules) in Tables)
            {
                for (var line = 0; line < rules.Count; line++)
                {
                    lines.Add(name, line);
                }
            }

            return lines;
        }
    }

    private static Dictionary<string, IReadOnlyList<ErrorRule>> Tables { get; } = new()
    {
        ["salesforce"] = SalesforceErrors.Table.Rules,
        ["salesforce tokens"] = SalesforceErrors.TokenRules,
        ["dynamics"] = DynamicsErrors.Table.Rules,
        ["dynamics tokens"] = DynamicsErrors.TokenRules,
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Classify_EachLineOfATable_IsReachedAndSaysWhatToDo(string name, int line)
    {
        var rules = Tables[name];
        var rule = rules[line];

        var found = new ErrorTable(rules).Classify(rule.Status ?? 400, new SystemError(rule.Code, rule.MessagePart is { } part ? $"before {part} after" : null));

        Assert.Same(rule, found);
        Assert.EndsWith(".", found.Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", FailureKind.QuotaExhausted)]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.", FailureKind.Throttled)]
    [InlineData(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access", FailureKind.Transient)]
    [InlineData(400, "QUERY_TIMEOUT", null, FailureKind.Transient)]
    [InlineData(420, null, null, FailureKind.Throttled)]
    [InlineData(503, null, null, FailureKind.Transient)]
    [InlineData(404, "NOT_FOUND", null, FailureKind.Rejected)]
    [InlineData(414, null, null, FailureKind.Rejected)]
    public void Classify_Salesforce_GoesByMeaningNotByStatus(int status, string? code, string? message, FailureKind kind) =>
        Assert.Equal(kind, SalesforceErrors.Table.Classify(status, new SystemError(code, message)).Kind);

    [Theory]
    [InlineData("0x80072322", "0x80072322")]
    [InlineData("0X80072322", "0x80072322")]
    [InlineData("-2147015902", "0x80072322")]
    [InlineData("0x8004431A", "0x8004431a")]
    [InlineData("0x0", null)]
    [InlineData("", null)]
    [InlineData("SomeText", "SomeText")]
    public void Normalise_EverySpellingOfACode_IsOne(string code, string? expected) => Assert.Equal(expected, DynamicsErrors.Normalise(code));
}
