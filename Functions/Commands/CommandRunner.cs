using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary>Runs a command on a composed hub and turns what can go wrong into one message and an exit code: 2 for configuration, 1 for everything else.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(HubOptions options, Func<IServiceProvider, CancellationToken, Task<int>> command, CancellationToken cancellationToken)
    {
        try
        {
            await using var hub = await HubApplication.BuildAsync(options, cancellationToken);
            return await command(hub.Services, cancellationToken);
        }
        catch (ConfigurationException wrong)
        {
            await Terminal.Error.WriteLineAsync($"The configuration has {(wrong.Problems.Count is 1 ? "a mistake" : $"{wrong.Problems.Count} mistakes")}:{Environment.NewLine}{wrong.Message}");
            return 2;
        }
        catch (Exception failure) when (failure is ConnectorException or DirectoryNotFoundException or FileNotFoundException or InvalidDataException or StepBusyException)
        {
            await Terminal.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Terminal.Error.WriteLineAsync("Stopped. What was landed is kept; the next run goes on from there.");
            return 130;
        }
    }
}
