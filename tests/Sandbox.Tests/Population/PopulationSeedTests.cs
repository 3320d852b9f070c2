using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce;
using Xunit;

namespace CxHub.Tests.Sandbox.Population;

public sealed class PopulationSeedTests
{
    [Fact]
    public async Task Start_WithTheInventedWorld_EveryRowStandsInItsSystem()
    {
        await using var host = await SandboxHost.StartAsync(new() { PortBase = 0, Customers = 80, Seed = 5 });

        var counts = Assert.IsType<Truth>(host.Truth).Counts;
        Assert.All(["Account", "Contact", "Opportunity", "Case"], entity => Assert.Equal(counts[$"salesforce/{entity}"], host.Server<SalesforceServer>().All(entity).Count));
        Assert.All(["account", "contact", "opportunity", "incident", "team"], table => Assert.Equal(counts[$"dataverse/{table}"], host.Server<DataverseServer>().All(table).Count));
    }

    [Fact]
    public async Task Reset_AfterTheClockMoved_BringsBackTheSamePeople()
    {
        await using var host = await SandboxHost.StartAsync(new() { PortBase = 0, Customers = 30, Seed = 5 });
        var before = Assert.IsType<Truth>(host.Truth);

        host.Clock.Advance(TimeSpan.FromHours(3));
        host.Reset();

        Assert.Equal(before.People.Values.Select(person => person.Name), Assert.IsType<Truth>(host.Truth).People.Values.Select(person => person.Name));
        Assert.Equal(before.Persons.Keys, Assert.IsType<Truth>(host.Truth).Persons.Keys);
    }
}
