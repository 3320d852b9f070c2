using System.Data.Common;

namespace CxHub.Storage;

/// <summary>One open transaction and the connection under it; disposing without a commit rolls back and gives the connection back.</summary>
internal class SqlTurn(DbTransaction transaction, Func<DbConnection, ValueTask> giveBack) : IAsyncDisposable
{
    public DbTransaction Transaction => transaction;

    public DbConnection Connection { get; } = transaction.Connection!;

    public DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    /// <summary>From here the database decides; a cancellation in its middle would leave the caller not knowing.</summary>
    public virtual Task CommitAsync() => transaction.CommitAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            await giveBack(Connection);
        }
    }
}
