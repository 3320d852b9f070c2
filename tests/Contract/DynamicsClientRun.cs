namespace CxHub.Tests.Contract;

/// <summary>The run of dynamics-web-api.</summary>
public sealed class DynamicsClientRun() : ClientRun(DynamicsClientTests.Script);
