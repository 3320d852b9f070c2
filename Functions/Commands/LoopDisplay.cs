using CxHub.Functions.Hosting;
using Spectre.Console;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary>One live progress display of the six steps; plain lines when the output is redirected.</summary>
internal sealed class LoopDisplay : IAsyncDisposable
{
    private static readonly (LoopStep Step, string Title, string Unit)[] Steps =
    [
        (LoopStep.Pull, "Pull", "streams"),
        (LoopStep.Map, "Map", "records"),
        (LoopStep.Resolve, "Resolve", "records"),
        (LoopStep.Score, "Score", "customers"),
        (LoopStep.Push, "Push", "rows"),
        (LoopStep.CloseLoop, "Close the loop", "answers"),
    ];

    private readonly StepMeter _meter;
    private readonly CancellationTokenSource _stop = new();
    private Task _drawing = Task.CompletedTask;
    private bool _stopped;

    private LoopDisplay(StepMeter meter) => _meter = meter;

    public static LoopDisplay Start(StepMeter meter)
    {
        var display = new LoopDisplay(meter);
        display._drawing = Terminal.IsOutputRedirected ? display.WritePlainAsync() : display.DrawAsync();
        return display;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            await _stop.CancelAsync();
            await _drawing;
            _stop.Dispose();
        }
    }

    private Task DrawAsync() => AnsiConsole.Progress()
        .AutoRefresh(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async context =>
        {
            var bars = Steps.ToDictionary(step => step.Step, step => context.AddTask(step.Title, autoStart: false, maxValue: 1));
            while (!_stop.IsCancellationRequested)
            {
                Update(bars);
                await Task.Delay(100, CancellationToken.None);
            }

            Update(bars);
            foreach (var bar in bars.Values.Where(bar => bar.IsStarted))
            {
                bar.Value = bar.MaxValue;
                bar.StopTask();
            }
        });

    private void Update(Dictionary<LoopStep, ProgressTask> bars)
    {
        foreach (var (step, title, unit) in Steps)
        {
            var progress = _meter[step];
            var bar = bars[step];
            if (progress.Total > 0 && !bar.IsStarted)
            {
                bar.StartTask();
            }

            bar.MaxValue = Math.Max(1, progress.Total);
            bar.Value = progress.Done;
            bar.Description = FormattableString.Invariant($"{title,-15} [grey]{progress.Done,9:N0} {unit,-9}[/]");
        }
    }

    private async Task WritePlainAsync()
    {
        var written = new HashSet<LoopStep>();
        while (!_stop.IsCancellationRequested)
        {
            WriteFinished(written, all: false);
            await Task.Delay(200, CancellationToken.None);
        }

        WriteFinished(written, all: true);
    }

    /// <summary>A step's line is written when the next step has begun, or at the end.</summary>
    private void WriteFinished(HashSet<LoopStep> written, bool all)
    {
        for (var i = 0; i < Steps.Length; i++)
        {
            var (step, title, unit) = Steps[i];
            var laterBegan = Steps.Skip(i + 1).Any(later => _meter[later.Step].Done > 0);
            if (!written.Contains(step) && (all || (laterBegan && _meter[step].Done > 0 && _meter[step].Done == _meter[step].Total)))
            {
                written.Add(step);
                Terminal.Out.WriteLine(FormattableString.Invariant($"{title,-15} {_meter[step].Done,9:N0} {unit,-9} {_meter[step].Elapsed.TotalSeconds,7:0.0} s"));
            }
        }
    }
}
