using System.Net;

namespace CxHub.Sandbox.Hosting;

/// <summary>A bare web application on a loopback port: no configuration files, no logging, room for bulk uploads and long URLs.</summary>
internal static class LoopbackApp
{
    public static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Services.ConfigureHttpJsonOptions(_ => { });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxRequestLineSize = 128 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 128 * 1024;
            kestrel.Limits.MaxRequestBufferSize = 1024 * 1024;
        });
        return builder.Build();
    }
}
