using CxHub.Functions.Http;
using Xunit;

namespace CxHub.Tests.Functions.Http;

public sealed class ClientPrincipalTests
{
    private const string Ana = "eyJhdXRoX3R5cCI6ImFhZCIsIm5hbWVfdHlwIjoiaHR0cDovL3NjaGVtYXMueG1sc29hcC5vcmcvd3MvMjAwNS8wNS9pZGVudGl0eS9jbGFpbXMvZW1haWxhZGRyZXNzIiwicm9sZV90eXAiOiJodHRwOi8vc2NoZW1hcy5taWNyb3NvZnQuY29tL3dzLzIwMDgvMDYvaWRlbnRpdHkvY2xhaW1zL3JvbGUiLCJjbGFpbXMiOlt7InR5cCI6Imh0dHA6Ly9zY2hlbWFzLnhtbHNvYXAub3JnL3dzLzIwMDUvMDUvaWRlbnRpdHkvY2xhaW1zL2VtYWlsYWRkcmVzcyIsInZhbCI6ImFuYUBleGFtcGxlLmNvbSJ9LHsidHlwIjoibmFtZSIsInZhbCI6IkFuYSJ9LHsidHlwIjoiaHR0cDovL3NjaGVtYXMubWljcm9zb2Z0LmNvbS9pZGVudGl0eS9jbGFpbXMvb2JqZWN0aWRlbnRpZmllciIsInZhbCI6IjExMTExMTExLTIyMjItMzMzMy00NDQ0LTU1NTU1NTU1NTU1NSJ9LHsidHlwIjoicm9sZXMiLCJ2YWwiOiJDeEFkbWluIn0seyJ0eXAiOiJyb2xlcyIsInZhbCI6IkZpbmFuY2UifV19";

    [Fact]
    public void Read_HeaderOfThePlatform_GivesNameAndRoles()
    {
        var principal = ClientPrincipal.Read(Ana);

        Assert.Equal("ana@example.com", principal.Identity!.Name);
        Assert.True(principal.IsInRole("CxAdmin"));
        Assert.True(principal.IsInRole("Finance"));
        Assert.Equal("11111111-2222-3333-4444-555555555555", principal.FindFirst("http://schemas.microsoft.com/identity/claims/objectidentifier")!.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not base64 at all")]
    [InlineData("e30=")]
    public void Read_HeaderThatIsNotThePlatforms_IsNobody(string? header) => Assert.False(ClientPrincipal.Read(header).Identity!.IsAuthenticated);
}
