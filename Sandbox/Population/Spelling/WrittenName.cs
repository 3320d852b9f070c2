namespace CxHub.Sandbox.Population.Spelling;

/// <summary>A name as a system holds it, in two fields or in one.</summary>
internal readonly record struct WrittenName(string? First, string? Last, string? Full, NameQuality Quality)
{
    public static WrittenName Missing => default;
}
