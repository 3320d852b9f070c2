namespace CxHub.Sandbox.Hosting;

/// <summary>
/// One request that a look-alike server has seen. <see cref="Operation"/> is the server's own name for what was asked
/// (<c>composite/sobjects upsert</c>), <see cref="Rows"/> how many rows it touched, <see cref="Status"/> 0 when the
/// connection was cut.
/// </summary>
public sealed record LoggedRequest(long Sequence, DateTimeOffset At, string Method, string Path, string Operation, int Rows, int Status);
