namespace CxHub.Connectors.Dynamics;

/// <summary>One operation of a $batch, outside change sets, so that it succeeds or fails alone.</summary>
internal sealed record BatchOperation(string Method, string Path, ReadOnlyMemory<byte> Body, string Header, string HeaderValue);

/// <summary>The answer to one operation.</summary>
internal sealed record BatchResult(int Status, string Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
