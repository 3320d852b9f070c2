using System.CommandLine;
using CxHub.Sandbox.Hosting;

var defaults = new SandboxOptions();
var portBase = new Option<int>("--port-base") { Description = "Control port; the six systems take the ports after it", DefaultValueFactory = _ => defaults.PortBase };
var seed = new Option<int>("--seed") { Description = "Seed of the invented population", DefaultValueFactory = _ => defaults.Seed };
var customers = new Option<int>("--customers") { Description = "Number of true customers", DefaultValueFactory = _ => defaults.Customers };
var command = new RootCommand("Look-alike CRM, ERP, analytics, HR and survey servers with invented customers") { portBase, seed, customers };

command.SetAction(async (arguments, cancellationToken) =>
{
    var options = new SandboxOptions
    {
        PortBase = arguments.GetValue(portBase),
        Seed = arguments.GetValue(seed),
        Customers = arguments.GetValue(customers),
    };

    await using var host = await SandboxHost.StartAsync(options, cancellationToken);
    Console.WriteLine($"{"control",-16} {host.ControlAddress}");

    foreach (var server in host.Servers)
    {
        Console.WriteLine($"{server.Name,-16} {host.Address(server.Name)}");
    }

    await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
    return 0;
});

return await command.Parse(args).InvokeAsync();
