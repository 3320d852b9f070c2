using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Functions.Configuration;
using CxHub.Functions.MapAndResolve;
using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce;
using CxHub.Tests.EndToEnd;
using CxHub.Tests.Functions.Support;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Functions.Killed;

/// <summary>
/// From the answer that the rules have not seen to the task in the CRM the process is killed at every await in turn, with answers for both CRMs under way;
/// the next process goes on from what is stored. Answers are taken in by a process of their own, as when the hub is scaled out.
/// </summary>
public sealed class KilledFollowUpTests : IAsyncLifetime
{
    private const int Triggers = 1000;
    private const int MostPerKill = 8;

    /// <summary>Awaits by which one pass may be longer than another.</summary>
    private const int Spare = 20;

    private static readonly string[] FollowUpPath = [StepQueue.FeedbackReceived, StepQueue.FollowUpsDue];

    /// <summary>The leases and messages that the killed process held have run out by then.</summary>
    private static readonly TimeSpan UntilTakenOver = TimeSpan.FromMinutes(6);

    private readonly TwinWorld _world = new(Triggers / 2, Triggers / 2);
    private readonly HubFolder _folder = ComposedHub.Folder();
    private readonly ManualClock _clock = new(TwinWorld.Start.AddHours(1));
    private int _answered;
    private SandboxHost _sandbox = null!;
    private HubConfiguration _configuration = null!;
    private ProcessEnding _ending = new();
    private ComposedHub _intake = null!;
    private ComposedHub _hub = null!;

    private int Left => Triggers - _answered;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await _world.StartAsync();
        _configuration = ComposedHub.Read(_sandbox, _folder);
        _intake = await ComposedHub.StartAsync(_sandbox, _folder, _clock);
        await _intake.PullAsync();
        _hub = await ComposedHub.StartAsync(_sandbox, _folder, _clock, _ending, configuration: _configuration);
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _intake.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Follow_ProcessKilledAtEveryAwaitInTurn_OpensAThousandTasksForAThousandAnswers()
    {
        // What an undisturbed process passes tells how many answers each kill may have.
        await AnswerAsync(MostPerKill);
        Assert.False(await IsKilledAsync(int.MaxValue));
        var perKill = Math.Clamp((Triggers - MostPerKill) / (_ending.Passed + Spare) / 2 * 2, 2, MostPerKill);
        var at = 1;
        for (; Left >= perKill; at++)
        {
            await AnswerAsync(perKill);
            if (!await IsKilledAsync(at))
            {
                break;
            }

            await RestartAsync();
        }

        Assert.True(at > 50 && at > _ending.Passed, $"killed {at - 1} times, and the path has {_ending.Passed} awaits");
        await AnswerAsync(Left);
        Assert.False(await IsKilledAsync(int.MaxValue));
        Assert.Equal(Contacts(1, _world.InSalesforce), _sandbox.Server<SalesforceServer>().All("Task").Select(task => $"{task["WhoId"]}").Order(StringComparer.Ordinal));
        Assert.Equal(Contacts(_world.InSalesforce + 1, _world.InDynamics), _sandbox.Server<DataverseServer>().All("task").Select(task => $"{((EntityReference)task["regardingobjectid"]!).Id}").Order(StringComparer.Ordinal));
        Assert.Equal(Triggers, (await _intake.ReadAsync(session => session.FollowUps.InStateAsync(FollowUpState.Open, null, 2 * Triggers))).Count);
        Assert.Equal(0, await _intake.ReadAsync(session => session.Pending.CountAsync(PendingStep.FollowUp)));
    }

    /// <summary>Bad answers of as many customers of each CRM. The process that takes answers in has resolved and scored them; the rules have not looked at them.</summary>
    private async Task AnswerAsync(int count)
    {
        foreach (var customer in Enumerable.Range((_answered / 2) + 1, count / 2).SelectMany(number => (int[])[number, _world.InSalesforce + number]))
        {
            await _intake.AnswerAsync($"bad-{customer}", _world.ContactId(customer), 2, email: TwinWorld.Email(customer));
        }

        await _intake.SettleAsync(_clock.Advance, [.. StepQueue.All.Except(FollowUpPath)]);
        _answered += count;
        Assert.Equal(count, await _intake.ReadAsync(session => session.Pending.CountAsync(PendingStep.FollowUp)));
    }

    private async Task<bool> IsKilledAsync(int at)
    {
        _ending.EndAt(at);
        try
        {
            await _hub.SettleAsync(_clock.Advance, FollowUpPath);
        }
        catch (ProcessEndedException)
        {
        }

        _ending.Withdraw();
        return _ending.HasEnded;
    }

    private async Task RestartAsync()
    {
        await _hub.DisposeAsync();
        _ending = new ProcessEnding();
        _clock.Advance(UntilTakenOver);
        _hub = await ComposedHub.StartAsync(_sandbox, _folder, _clock, _ending, configuration: _configuration);
        await _hub.SettleAsync(_clock.Advance, FollowUpPath);
    }

    private IEnumerable<string> Contacts(int first, int count) => Enumerable.Range(first, count).Select(_world.ContactId).Order(StringComparer.Ordinal);
}
