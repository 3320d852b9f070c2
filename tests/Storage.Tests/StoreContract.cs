using CxHub.Domain;
using CxHub.Storage;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Storage;

/// <summary>What both engines promise. Each part of the contract is an abstract class with one subclass per engine.</summary>
public abstract class StoreContract(TestEngine engine) : IAsyncLifetime
{
    protected static readonly DateTimeOffset Start = new(2025, 3, 1, 8, 0, 0, TimeSpan.Zero);

    protected TestEngine Engine => engine;

    protected string Connection { get; private set; } = "";

    protected ManualClock Clock { get; } = new(Start);

    protected HubStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Connection = engine.NewConnection();
        Store = await HubStore.OpenAsync(Connection, Clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        TestEngines.Remove(Connection);
    }

    protected static SourceKey Contact(string id) => new("salesforce", "Contact", id);

    protected static SourceRecord Row(string id, string body, int minute = 0, bool deleted = false) => new(Contact(id), Start.AddMinutes(minute), deleted, body);

    protected Task<T> Read<T>(Func<HubSession, Task<T>> work) => Store.ReadAsync(work);

    protected Task<T> Write<T>(Func<HubSession, Task<T>> work) => Store.WriteAsync(work);

    protected Task Write(Func<HubSession, Task> work) => Store.WriteAsync(work);
}
