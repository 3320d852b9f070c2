namespace CxHub.Tests.Functions.Killed;

/// <summary>The calls of a process that may end before a call leaves, or after the system did what was asked and before the answer is read.</summary>
internal sealed class MortalCalls(ProcessEnding ending) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        ending.Pass($"before {call}");
        var answer = await base.SendAsync(request, cancellationToken);
        ending.Pass($"after {call}");
        return answer;
    }
}
