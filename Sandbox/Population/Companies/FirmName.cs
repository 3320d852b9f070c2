namespace CxHub.Sandbox.Population.Companies;

/// <summary>A company's name: its core and the forms the legal part takes, the registered form first.</summary>
internal sealed record FirmName(string Core, string[] Forms)
{
    /// <summary>As registered: <c>Công ty TNHH Minh Anh</c>.</summary>
    public string Legal => Form(0);

    public string Form(int index) => Forms[index % Forms.Length].Replace("*", Core, StringComparison.Ordinal);
}
