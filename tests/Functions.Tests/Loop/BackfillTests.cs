using CxHub.Connectors;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Functions.PullSources;
using CxHub.Sandbox.Faults;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CxHub.Tests.Functions.Loop;

/// <summary>A field added to a map is filled into the records landed before; nothing else is read again.</summary>
public sealed class BackfillTests
{
    private const string Removed = "      # (no job title yet)\n";

    public static TheoryData<string, string, string> Crms => new()
    {
        { "salesforce", "Contact", "      jobTitle: { from: Title, transform: trim }\n" },
        { "dynamics", "contact", "      jobTitle: { from: jobtitle, transform: trim }\n" },
    };

    [Theory]
    [MemberData(nameof(Crms))]
    public async Task Run_FieldAddedToAMap_FillsItInAndReadsNothingElse(string system, string entity, string line)
    {
        await using var bench = await SettledWithoutAsync(system, line);
        var before = await PersonsAsync(bench, system, entity);

        await AddAsync(bench, system, line);
        var run = await bench.RunAsync();

        var after = await PersonsAsync(bench, system, entity);
        Assert.All(before, person => Assert.Null(person.JobTitle));
        Assert.Contains(after, person => person.JobTitle is not null);
        Assert.Equal(before, after.Select(person => person with { JobTitle = null }));
        Assert.Equal(0, run.Sources[system][entity]);
        Assert.Empty(run.Errors);
    }

    [Theory]
    [MemberData(nameof(Crms))]
    public async Task Run_AfterAFieldWasFilledIn_GoesOnFromTheSamePlaceWithTheField(string system, string entity, string line)
    {
        await using var bench = await SettledWithoutAsync(system, line);
        await AddAsync(bench, system, line);
        await bench.RunAsync();
        var person = (await PersonsAsync(bench, system, entity)).First(person => person.JobTitle is not null);
        var fields = new Dictionary<string, string> { [system is "salesforce" ? "Title" : "jobtitle"] = "Head of Service" };

        await bench.ControlAsync(system is "salesforce" ? system : "dataverse", "edit", system is "salesforce" ? new { person.Key.Id, Fields = fields } : new { Table = entity, person.Key.Id, Fields = fields });
        var run = await bench.RunAsync();

        Assert.Equal(1, run.Sources[system][entity]);
        Assert.Equal("Head of Service", (await PersonsAsync(bench, system, entity)).Single(one => one.Key == person.Key).JobTitle);
    }

    [Fact]
    public async Task Pull_FillingInIsInterrupted_GoesOnBehindTheLastPage()
    {
        var (system, entity, line) = ("salesforce", "Contact", "      jobTitle: { from: Title, transform: trim }\n");
        await using var bench = await SettledWithoutAsync(system, line);
        await AddAsync(bench, system, line);
        bench.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PageSize, Server = system, Value = 10 });
        bench.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.Status, Status = 400, ErrorCode = "MALFORMED_QUERY", Server = system, Path = "*/query/*", Skip = 1, Count = 1 });
        var cursor = await bench.Store.ReadAsync(session => session.Cursors.GetAsync(system, entity));

        var first = await PullAsync(bench, system, entity);
        var second = await PullAsync(bench, system, entity);
        var third = await PullAsync(bench, system, entity);

        var titled = (await bench.Store.ReadAsync(async session => await session.Records.GetAsync(await session.Records.KeysAsync(system, entity))))
            .Count(record => record.Body.Contains("\"Title\"", StringComparison.Ordinal));
        Assert.NotNull(cursor!.Cursor);
        Assert.NotNull(first.Error);
        Assert.Equal((0, 0), (second.Read, third.Filled));
        Assert.Equal(titled - 20, second.Filled);
        Assert.True(second.Filled > 0);
    }

    /// <summary>A hub that has pulled everything without the line, so long ago that no row is read again.</summary>
    private static async Task<LoopBench> SettledWithoutAsync(string system, string line)
    {
        var bench = await LoopBench.StartAsync();
        bench.Folder.Edit($"mappings/{system}.yaml", line, Removed);
        await bench.RestartAsync();
        await bench.RunAsync();
        bench.Sandbox.Clock.Advance(TimeSpan.FromHours(2));
        await bench.RunAsync();
        return bench;
    }

    private static Task AddAsync(LoopBench bench, string system, string line)
    {
        bench.Folder.Edit($"mappings/{system}.yaml", Removed, line);
        bench.Sandbox.Clock.Advance(TimeSpan.FromHours(2));
        return bench.RestartAsync();
    }

    private static Task<StreamReport> PullAsync(LoopBench bench, string system, string entity) =>
        bench.Hub.Services.GetRequiredService<PullStream>().RunAsync(Source(bench, system), entity, TestContext.Current.CancellationToken);

    private static ISource Source(LoopBench bench, string system) => bench.Hub.Services.GetRequiredService<ConnectorCatalog>().FindSource(system)!;

    private static Task<IReadOnlyList<Person>> PersonsAsync(LoopBench bench, string system, string entity) => bench.Store.ReadAsync(async session =>
        await session.Canonical.GetAsync<Person>(await session.Records.KeysAsync(system, entity)));
}
