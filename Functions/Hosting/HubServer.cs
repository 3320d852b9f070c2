using CxHub.Functions.Configuration;

namespace CxHub.Functions.Hosting;

/// <summary>Serves until stopped: stand-alone with schedules and the queue pump, or as the Functions host's custom handler, where the host owns both.</summary>
public sealed class HubServer(IServiceProvider services, HubOptions options, QueuePump pump)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var app = services.GetRequiredService<HubApplication>().Web;
        await app.StartAsync(cancellationToken);
        try
        {
            if (options.Serves && CustomHandlerPort.FromEnvironment() is null)
            {
                await pump.RunAsync(cancellationToken);
            }
            else
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C: everything is already in the store.
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }
}
