using System.Diagnostics;

namespace Shop.Web.Gateway;

/// <summary>
/// In Development, starts the sandbox gateway as a process of its own when none answers, so that cards work without a second command. It is not a
/// child that dies with the shop: a provider would not either.
/// </summary>
internal sealed class GatewayStarter(IConfiguration configuration, IHttpClientFactory clients, ILogger<GatewayStarter> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var url = configuration["Payments:Sandbox:Url"] ?? string.Empty;
        if (await AnswersAsync(url, cancellationToken))
            return;

        var program = Path.Combine(AppContext.BaseDirectory, "Shop.Web.dll");
        string[] command = [Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", program, "gateway", "--urls", url, $"--Shop:DataDirectory={configuration["Shop:DataDirectory"]}"];

        // A session of its own and no pipe to us: it lives on when we die.
        var start = new ProcessStartInfo("/bin/sh");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("if command -v setsid >/dev/null; then exec setsid \"$0\" \"$@\" </dev/null >>\"$GATEWAY_LOG\" 2>&1; else exec nohup \"$0\" \"$@\" </dev/null >>\"$GATEWAY_LOG\" 2>&1; fi");
        foreach (var argument in command)
            start.ArgumentList.Add(argument);
        start.Environment["GATEWAY_LOG"] = Path.Combine(configuration["Shop:DataDirectory"]!, "gateway.log");

        using var process = Process.Start(start);
        logger.LogInformation("Started the sandbox payment gateway on {Url}", url);
    }

    /// <summary>Starts it when needed and waits until it answers; false when it does not within ten seconds.</summary>
    public async Task<bool> ReadyAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        for (var tries = 0; tries < 50; tries++)
        {
            if (await AnswersAsync(configuration["Payments:Sandbox:Url"] ?? string.Empty, cancellationToken))
                return true;
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }

        return false;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> AnswersAsync(string url, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient();
            client.Timeout = TimeSpan.FromSeconds(2);
            using var response = await client.GetAsync(new Uri(new Uri(url), "/health"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
