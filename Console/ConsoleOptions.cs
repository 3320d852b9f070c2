namespace CxHub.Console;

/// <summary>What the console cannot find in the store.</summary>
public sealed record ConsoleOptions
{
    /// <summary>Shown in the head of every page.</summary>
    public string HubName { get; init; } = "CxHub";

    /// <summary>The hub's time zone: days begin and end in it, and exact times are shown in it.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public string Version { get; init; } = "";

    /// <summary>Language of a visitor who has not chosen one and whose browser asks for neither: <c>en</c> or <c>vi</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Settings shown on the Settings page. A secret's value is never here, only that it is present.</summary>
    public IReadOnlyList<ConsoleSetting> Settings { get; init; } = [];
}
