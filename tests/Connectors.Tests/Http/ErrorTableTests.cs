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
    [InlineData(200, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access", FailureKind.Transient)]
    [InlineData(401, "INVALID_SESSION_ID", "Session expired or invalid", FailureKind.Unauthorized)]
    [InlineData(400, "QUERY_TIMEOUT", null, FailureKind.Transient)]
    [InlineData(400, "INVALID_QUERY_LOCATOR", null, FailureKind.CursorExpired)]
    [InlineData(420, null, null, FailureKind.Throttled)]
    [InlineData(429, null, null, FailureKind.Throttled)]
    [InlineData(500, "UNKNOWN_EXCEPTION", null, FailureKind.Transient)]
    [InlineData(502, null, null, FailureKind.Transient)]
    [InlineData(503, "SERVER_UNAVAILABLE", null, FailureKind.Transient)]
    [InlineData(503, null, null, FailureKind.Transient)]
    [InlineData(504, null, null, FailureKind.Transient)]
    [InlineData(406, null, null, FailureKind.Transient)]
    [InlineData(409, null, null, FailureKind.Rejected)]
    [InlineData(412, null, null, FailureKind.Rejected)]
    [InlineData(403, "INSUFFICIENT_ACCESS", null, FailureKind.Rejected)]
    [InlineData(403, "API_DISABLED_FOR_ORG", null, FailureKind.Unauthorized)]
    [InlineData(403, "FUNCTIONALITY_NOT_ENABLED", null, FailureKind.Rejected)]
    [InlineData(404, "NOT_FOUND", null, FailureKind.Rejected)]
    [InlineData(405, "METHOD_NOT_ALLOWED", null, FailureKind.Rejected)]
    [InlineData(414, null, null, FailureKind.Rejected)]
    [InlineData(415, "UNSUPPORTED_MEDIA_TYPE", null, FailureKind.Rejected)]
    [InlineData(431, null, null, FailureKind.Rejected)]
    [InlineData(200, "DUPLICATE_VALUE", null, FailureKind.Rejected)]
    [InlineData(200, "SOME_CODE_OF_NEXT_YEAR", null, FailureKind.Rejected)]
    public void Classify_Salesforce_GoesByMeaningNotByStatus(int status, string? code, string? message, FailureKind kind) =>
        Assert.Equal(kind, SalesforceErrors.Table.Classify(status, new SystemError(code, message)).Kind);

    [Theory]
    [InlineData(400, "0x80060888", FailureKind.Rejected)]
    [InlineData(400, "0x80048d19", FailureKind.Rejected)]
    [InlineData(400, "0x80044331", FailureKind.Rejected)]
    [InlineData(400, "0x8004431A", FailureKind.Rejected)]
    [InlineData(400, "0x80040265", FailureKind.Rejected)]
    [InlineData(401, null, FailureKind.Unauthorized)]
    [InlineData(403, "0x80040220", FailureKind.Rejected)]
    [InlineData(403, "0x80048306", FailureKind.Rejected)]
    [InlineData(403, "0x80072560", FailureKind.Unauthorized)]
    [InlineData(403, "0x80040225", FailureKind.Unauthorized)]
    [InlineData(403, "0x8004d24b", FailureKind.Unauthorized)]
    [InlineData(404, "0x80040217", FailureKind.Rejected)]
    [InlineData(404, "0x80060891", FailureKind.Rejected)]
    [InlineData(404, "0x8006088a", FailureKind.Rejected)]
    [InlineData(405, "0x80040227", FailureKind.Rejected)]
    [InlineData(412, "0x80060882", FailureKind.Rejected)]
    [InlineData(412, "0x80060892", FailureKind.Rejected)]
    [InlineData(412, "0x80040237", FailureKind.Rejected)]
    [InlineData(412, "0x80040333", FailureKind.Rejected)]
    [InlineData(413, null, FailureKind.Rejected)]
    [InlineData(429, "0x80072322", FailureKind.Throttled)]
    [InlineData(429, "-2147015903", FailureKind.Throttled)]
    [InlineData(429, "0x80072326", FailureKind.Throttled)]
    [InlineData(500, "0x80044150", FailureKind.Transient)]
    [InlineData(500, "0x80040216", FailureKind.Transient)]
    [InlineData(400, "0x80040216", FailureKind.Rejected)]
    [InlineData(502, null, FailureKind.Transient)]
    [InlineData(503, null, FailureKind.Transient)]
    [InlineData(504, null, FailureKind.Transient)]
    [InlineData(500, "0x80072325", FailureKind.Rejected)]
    public void Classify_Dynamics_GoesByMeaningNotByStatus(int status, string? code, FailureKind kind) =>
        Assert.Equal(kind, DynamicsErrors.Table.Classify(status, new SystemError(DynamicsErrors.Normalise(code), null)).Kind);

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
