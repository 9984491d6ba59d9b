using System.Diagnostics;
using System.Net.Sockets;

namespace Shop.Web.Gateway;

/// <summary>
/// Starts the sandbox gateway as a process of its own where a developer runs the shop, unless one answers already. It is not a child: it outlives the shop, as
/// an outside provider would.
/// </summary>
internal sealed class SandboxStarter(IConfiguration configuration, IHostEnvironment environment, ILogger<SandboxStarter> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue("Payments:Sandbox:Enabled", false) || !configuration.GetValue("Payments:Sandbox:Start", environment.IsDevelopment()) || OperatingSystem.IsWindows()
            || !Uri.TryCreate(configuration["Payments:Sandbox:Url"], UriKind.Absolute, out var url) || !url.IsLoopback || await AnswersAsync(url, cancellationToken))
            return;

        var folder = Path.Combine(configuration["Shop:DataDirectory"]!, "logs");
        Directory.CreateDirectory(folder);

        // A shell puts it into the background of a session of its own, where neither Ctrl+C nor the end of this process reaches it.
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            ArgumentList =
            {
                "-c",
                "if command -v setsid >/dev/null; then set -- setsid \"$@\"; else set -- nohup \"$@\"; fi; \"$@\" >>\"$GATEWAY_LOG\" 2>&1 </dev/null &",
                "sh",
            },
        };
        foreach (var argument in (string[])[.. Program(), "gateway", "--urls", url.GetLeftPart(UriPartial.Authority)])
            start.ArgumentList.Add(argument);
        start.Environment["GATEWAY_LOG"] = Path.Combine(folder, "gateway.log");
        start.Environment["Shop__DataDirectory"] = configuration["Shop:DataDirectory"];
        using var shell = Process.Start(start);
        if (shell is not null)
            await shell.WaitForExitAsync(cancellationToken);
        logger.LogInformation("The sandbox gateway is started at {Url}", url);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>How this program was started: by dotnet with its assembly, or by its own executable.</summary>
    private static string[] Program() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Environment.ProcessPath!, typeof(SandboxStarter).Assembly.Location]
        : [Environment.ProcessPath!];

    private static async Task<bool> AnswersAsync(Uri url, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(url.Host, url.Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
