using Xunit;

namespace CxHub.Tests.Contract;

public sealed class SalesforceClientTests(SalesforceClientRun run) : IClassFixture<SalesforceClientRun>
{
    public const string Script = "salesforce.mjs";

    public static TheoryData<string> Cases => CaseNames.In(Script);

    [Theory]
    [MemberData(nameof(Cases))]
    public void UnchangedClient_Case_Passes(string name) => run.Verify(name);
}
