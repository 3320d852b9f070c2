using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CxHub.Connectors.Dynamics;
using CxHub.Domain.Ports;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Dynamics;

public sealed class DynamicsRoleTests : IAsyncLifetime
{
    private DynamicsBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await DynamicsBench.StartAsync(1);

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Provision_Role_IsMadeWithTheLeastPrivilegesAndGivenToTheApplicationUser()
    {
        var dry = await RoleStepsAsync(dryRun: true);
        var nothing = await GetAsync("roles?$select=name");
        var real = await RoleStepsAsync(dryRun: false);
        var again = await RoleStepsAsync(dryRun: false);

        Assert.All(dry, step => Assert.Equal(ProvisionState.Missing, step.State));
        Assert.Empty(nothing);
        Assert.Equal(dry.Select(step => step.What), real.Select(step => step.What));
        Assert.All(real, step => Assert.Equal(ProvisionState.Created, step.State));
        Assert.All(again, step => Assert.Equal(ProvisionState.Present, step.State));
        var role = Assert.Single(await GetAsync("roles?$select=name"));
        Assert.Equal("CxHub Integration", role.GetProperty("name").GetString());
        Assert.Equal(role.GetProperty("roleid").GetString(), Assert.Single(await GetAsync("systemusers(aa11bb22-0000-4000-8000-000000000002)/systemuserroles_association?$select=roleid")).GetProperty("roleid").GetString());
        var held = await GetAsync($"RetrieveRolePrivilegesRole(RoleId={role.GetProperty("roleid").GetString()})", "RolePrivileges");
        Assert.Equal(DynamicsRole.Needed.Values.Sum(rights => rights.Count), held.Count);
        Assert.All(held, privilege => Assert.Equal("Global", privilege.GetProperty("Depth").GetString()));
    }

    [Fact]
    public async Task Provision_RoleThatLostAPrivilege_IsCompleted()
    {
        var partly = "ab000000-0000-4000-8000-000000000001";
        await SendAsync("roles", new Dictionary<string, string> { ["roleid"] = partly, ["name"] = "CxHub Integration", ["businessunitid@odata.bind"] = "/businessunits(b1a5e1d2-0000-4000-8000-000000000001)" });

        var steps = await RoleStepsAsync(dryRun: false);

        Assert.Equal(ProvisionState.Present, steps[0].State);
        Assert.All(steps.Skip(1), step => Assert.Equal(ProvisionState.Created, step.State));
        Assert.Equal(partly, Assert.Single(await GetAsync("roles?$select=name")).GetProperty("roleid").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Provision_ATableThatIsAddedTo_MakesItWithItsKeyAndLookupAndThenTakesEachRowOnce(bool hasBulk)
    {
        await using var bench = await DynamicsBench.StartAsync(2);
        FieldDefinition[] fields =
        [
            new("cxh_answer", "cxh_answerkey", "Answer id", FieldType.Text, Length: 64, Unique: true, EntityLabel: "Answer"),
            new("cxh_answer", "cxh_contact", "Contact", FieldType.Reference, References: "contact", EntityLabel: "Answer"),
            new("cxh_answer", "cxh_touchpoint", "Touchpoint", FieldType.Text, Length: 80),
            new("cxh_answer", "cxh_nps", "NPS", FieldType.Number, Scale: 0),
        ];

        var dry = await bench.Sink.ProvisionAsync(fields, dryRun: true, default);
        var real = await bench.Sink.ProvisionAsync(fields, dryRun: false, default);
        var again = await bench.Sink.ProvisionAsync(fields, dryRun: false, default);
        if (!hasBulk)
        {
            await bench.ControlAsync("bulk-support", new { Table = "cxh_answer", Messages = Array.Empty<string>() });
        }

        PushRow[] rows = [.. Enumerable.Range(1, 150).Select(number => new PushRow($"answer{number}", SandboxWorlds.Guid("c0", 1 + (number % 2)).ToString(), new Dictionary<string, object?> { ["cxh_nps"] = (decimal)(number % 11) }))];
        var batch = new PushBatch("run", "cxh_answer", rows, new AppendKey("cxh_answerkey", "cxh_contact", "contact"));
        var results = await bench.Sink.WriteAsync(batch, default).Concat(bench.Sink.WriteAsync(batch, default)).ToListAsync();

        Assert.Equal(["table cxh_answer", "column cxh_answer.cxh_answerkey"], dry.Take(2).Select(step => step.What));
        Assert.All(dry, step => Assert.Equal(ProvisionState.Missing, step.State));
        Assert.Contains(real, step => step is { What: "table cxh_answer", State: ProvisionState.Created });
        Assert.All(again, step => Assert.Equal(ProvisionState.Present, step.State));
        Assert.All(results, result => Assert.Equal(RowOutcome.Written, result.Outcome));
        Assert.Equal((2 * rows.Length, rows.Length), (results.Count, bench.Server.All("cxh_answer").Count));
        Assert.All(bench.Server.All("cxh_answer"), answer => Assert.NotNull(answer["cxh_contact"]));
    }

    [Fact]
    public void RoleFile_AndTheRoleThatIsMade_AreTheSame()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Here(), "..", "..", "..", "infra", "dynamics", "role.json")));
        var rights = file.RootElement.GetProperty("privileges").EnumerateArray().ToDictionary(
            table => table.GetProperty("table").GetString()!,
            table => table.EnumerateObject().Where(right => right.Value.ValueKind is JsonValueKind.True).Select(right => char.ToUpperInvariant(right.Name[0]) + right.Name[1..]).Order(StringComparer.Ordinal).ToArray());

        Assert.Equal(new DynamicsOptions { Url = _bench.Connection.Options.Url, TokenUrl = _bench.Connection.Options.TokenUrl, ClientId = "c", ClientSecret = "s" }.RoleName, file.RootElement.GetProperty("name").GetString());
        var needed = DynamicsRole.Needed.Append(new("cxh_surveyresponse", DynamicsRole.OnAddedTables)).ToDictionary();
        Assert.Equal(needed.Keys.Order(), rights.Keys.Order());
        Assert.All(needed, table => Assert.Equal(table.Value.Order(StringComparer.Ordinal), rights[table.Key]));
    }

    private async Task<IReadOnlyList<ProvisionStep>> RoleStepsAsync(bool dryRun) => await _bench.Sink.ProvisionAsync([], dryRun, default);

    private async Task<IReadOnlyList<JsonElement>> GetAsync(string path, string list = "value")
    {
        using var client = await ClientAsync();
        return [.. (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty(list).EnumerateArray()];
    }

    private async Task SendAsync(string path, Dictionary<string, string> body)
    {
        using var client = await ClientAsync();
        using var answer = await client.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The Web API as any client sees it.</summary>
    private async Task<HttpClient> ClientAsync()
    {
        var options = _bench.Connection.Options;
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(options.Url, "api/data/v9.2/") };
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "sandbox"), new("client_secret", "sandbox"), new("scope", $"{options.Url.GetLeftPart(UriPartial.Authority)}/.default")]);
        using var token = await client.PostAsync(options.TokenUrl, form);
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString());
        return client;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
