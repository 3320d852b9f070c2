namespace CxHub.Tests.Contract;

/// <summary>The run of jsforce.</summary>
public sealed class SalesforceClientRun() : ClientRun(SalesforceClientTests.Script);
