using CxHub.Domain.Configuration;
using CxHub.Functions.Configuration;
using Xunit;

namespace CxHub.Tests.Domain.Configuration;

/// <summary>Every mistake is told with file, line and column, what was expected, and the nearest right name.</summary>
public sealed class ConfigMapTests
{
    private readonly ConfigProblems _problems = new();

    [Fact]
    public void AllowOnly_UnknownKey_NamesTheNearestRightOne()
    {
        Parse("regoin: VN").AllowOnly(_problems, "region", "store");

        Assert.Equal("hub.yaml:1:1: unknown key 'regoin'; expected one of region, store (did you mean 'region'?)", Assert.Single(_problems.All).ToString());
    }

    [Fact]
    public void Text_MissingAndRequired_SaysWhereTheMapIs()
    {
        Parse("a: 1").Text("name", _problems, required: true);

        Assert.Equal("hub.yaml:1:1: 'name' is missing; expected name: a text", Assert.Single(_problems.All).ToString());
    }

    [Fact]
    public void WholeNumber_OfAWord_PointsAtTheValue()
    {
        Parse("a: 1\nsize: many").WholeNumber("size", _problems);

        Assert.Equal("hub.yaml:2:7: 'size' is 'many'; expected a whole number", Assert.Single(_problems.All).ToString());
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("2h", 7200)]
    [InlineData("7d", 604800)]
    public void Duration_AsAdminsWriteIt_IsRead(string text, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Parse($"d: {text}").Duration("d", _problems));

    [Fact]
    public void Choice_WithASlip_NamesTheNearestChoice()
    {
        Parse("nulls: claer").Choice<Nulls>("nulls", _problems);

        Assert.Contains("did you mean 'clear'?", Assert.Single(_problems.All).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_WhatIsNoYaml_IsAProblemWithItsPlace()
    {
        Assert.Null(YamlConfig.Parse("a: [1, 2", "hub.yaml", _problems));

        Assert.StartsWith("hub.yaml:", Assert.Single(_problems.All).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ThrowIfAny_SeveralProblems_ListsThemAll()
    {
        Parse("x: 1\ny: 2").AllowOnly(_problems, "a");

        Assert.Equal(2, Assert.Throws<ConfigurationException>(_problems.ThrowIfAny).Problems.Count);
    }

    private static ConfigMap Parse(string yaml) => YamlConfig.Parse(yaml, "hub.yaml", new ConfigProblems())!;

    private enum Nulls
    {
        Leave,
        Clear,
    }
}
