using System.Diagnostics;
using System.Globalization;
using CxHub.Domain.Configuration;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Benchmarks;

/// <summary>
/// What the resolve step costs for one changed contact in a store that is full (a copy of the demo's): with a training, as every pass once was; in a new process; and in a
/// process that knows the customers already. Processor time of the whole process, because machines are shared.
/// </summary>
public static class IdentityTrickle
{
    public static async Task MeasureAsync(string path, int changes, TextWriter output)
    {
        await using var store = await HubStore.OpenAsync($"sqlite:{path}", TimeProvider.System);
        var problems = new ConfigProblems();
        var identity = new IdentityConfigReader("VN", problems).Read(ConfigFolder.Find(null).Read("identity.yaml", problems)!);
        problems.ThrowIfAny();
        var contacts = await ContactsAsync(store, changes);
        var counts = await store.ReadAsync(session => session.Overview.CountsAsync());
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{counts.PersonLinks} linked person records"));

        using (var process = new Process(store, identity))
        {
            await store.WriteAsync(session => session.Identity.AskForTrainingAsync());
            await TimeAsync("with a training", store, process, contacts[..1], output);
        }

        using (var process = new Process(store, identity))
        {
            await TimeAsync("new process", store, process, contacts[1..2], output);
            await TimeAsync("known", store, process, contacts[2..], output);
        }
    }

    private static Task<Person[]> ContactsAsync(HubStore store, int count) => store.ReadAsync(async session =>
    {
        List<Person> contacts = [];
        await foreach (var person in session.Canonical.AllAsync<Person>())
        {
            if (person.Phone is not null && person.Key.Entity is "Contact" && contacts.Count < count)
            {
                contacts.Add(person);
            }
        }

        return contacts.ToArray();
    });

    private static async Task TimeAsync(string what, HubStore store, Process process, IReadOnlyList<Person> contacts, TextWriter output)
    {
        List<(double Wall, double Processor)> times = [];
        foreach (var contact in contacts)
        {
            await store.WriteAsync(async session =>
            {
                await session.Canonical.PutAsync([contact with { Phone = null, City = $"{contact.City} {times.Count}" }]);
                await session.Pending.AddAsync(PendingStep.ResolvePerson, [contact.Key.ToString()]);
            });
            var (started, used) = (Stopwatch.GetTimestamp(), Used());
            await process.Persons.RunAsync(CancellationToken.None);
            times.Add((Stopwatch.GetElapsedTime(started).TotalMilliseconds, (Used() - used).TotalMilliseconds));
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-16} {times.Count,4} changes: wall median {At(0.5, one => one.Wall):0.0} ms, p95 {At(0.95, one => one.Wall):0.0} ms; processor mean {times.Average(one => one.Processor):0.0} ms"));

        double At(double share, Func<(double Wall, double Processor), double> of) => times.Select(of).Order().ElementAt((int)((times.Count - 1) * share));
    }

    private static TimeSpan Used()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private sealed class Process : IDisposable
    {
        private readonly IdentityMemory<Person> _memory;

        public Process(HubStore store, IdentityConfig identity)
        {
            var view = IdentityViews.People(identity);
            _memory = new IdentityMemory<Person>(store, view, NullLogger<IdentityMemory<Person>>.Instance);
            Persons = new ResolvePersons(store, view, _memory, new StepMeter(TimeProvider.System), TimeProvider.System, NullLogger<ResolvePersons>.Instance);
        }

        public ResolvePersons Persons { get; }

        public void Dispose() => _memory.Dispose();
    }
}
