using Xunit;

namespace CxHub.Tests.Contract;

public sealed class DynamicsClientTests(DynamicsClientRun run) : IClassFixture<DynamicsClientRun>
{
    public const string Script = "dynamics.mjs";

    public static TheoryData<string> Cases => CaseNames.In(Script);

    [Theory]
    [MemberData(nameof(Cases))]
    public void UnchangedClient_Case_Passes(string name) => run.Verify(name);
}
