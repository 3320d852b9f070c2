namespace CxHub.Sandbox.Population.People;

/// <summary>A city: its proper name, how else people write it, its postal codes (# is a digit) and its telephone area code.</summary>
internal sealed record City(string Name, string[] Aliases, string PostalPattern, string AreaCode);
