using CxHub.Storage;

namespace CxHub.Tests.Functions.Killed;

/// <summary>The SQLite engine of a process that may end before or after any transaction begins or commits. What was begun and not committed is rolled back, as when its process dies.</summary>
internal sealed class MortalStore(string path, ProcessEnding ending) : SqliteEngine(path)
{
    public override async Task<SqlTurn> BeginReadAsync(CancellationToken cancellationToken)
    {
        ending.Pass("before it read the store");
        return await base.BeginReadAsync(cancellationToken);
    }

    public override async Task<SqlTurn> BeginWriteAsync(bool durable, CancellationToken cancellationToken)
    {
        ending.Pass("before it wrote the store");
        return new MortalTurn(await base.BeginWriteAsync(durable, cancellationToken), ending);
    }

    private sealed class MortalTurn(SqlTurn turn, ProcessEnding ending) : SqlTurn(turn.Transaction, async _ => await turn.DisposeAsync())
    {
        public override async Task CommitAsync()
        {
            ending.Pass("before a commit");
            await base.CommitAsync();
            ending.Pass("after a commit");
        }
    }
}
