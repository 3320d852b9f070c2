using System.Globalization;

namespace CxHub.Domain.Configuration;

/// <summary>A place in a configuration file, counted from 1, written <c>file:line:column</c>.</summary>
public readonly record struct ConfigPosition(string File, int Line, int Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
