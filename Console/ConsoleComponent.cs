using CxHub.Console.Language;
using Microsoft.AspNetCore.Components;

namespace CxHub.Console;

/// <summary>The base of every component: the viewer is always at hand.</summary>
public abstract class ConsoleComponent : ComponentBase
{
    [Inject]
    public Viewer Viewer { get; set; } = null!;

    protected Words T => Viewer.Words;
}
