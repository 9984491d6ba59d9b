using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Shop.Web.Gateway;

/// <summary>
/// In Development, starts the sandbox gateway as a process of its own when none answers, so that cards work without a second command. It is
/// not a
/// child that dies with the shop: a provider would not either.
/// </summary>
internal sealed class GatewayStarter(IConfiguration configuration, IHttpClientFactory clients, ILogger<GatewayStarter> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var url = configuration["Payments:Sandbox:Url"] ?? string.Empty;
        var found = await LookAsync(url, cancellationToken);
        if (found == Found.Foreign)
            logger.LogError(
                "The payment gateway on {Url} belongs to another data folder and does not know this shop's key: cards cannot be paid with. Stop it, or give this shop another Payments:Sandbox:Url",
                url
            );
        if (found != Found.Nothing)
            return;

        var program = Path.Combine(AppContext.BaseDirectory, "Shop.Web.dll");
        string[] command =
        [
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
            program,
            "gateway",
            "--urls",
            url,
            $"--Shop:DataDirectory={configuration["Shop:DataDirectory"]}",
        ];

        // A session of its own and no pipe to us: it lives on when we die.
        var start = new ProcessStartInfo("/bin/sh");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(
            "if command -v setsid >/dev/null; then exec setsid \"$0\" \"$@\" </dev/null >>\"$GATEWAY_LOG\" 2>&1; else exec nohup \"$0\" \"$@\" </dev/null >>\"$GATEWAY_LOG\" 2>&1; fi"
        );
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
            var found = await LookAsync(configuration["Payments:Sandbox:Url"] ?? string.Empty, cancellationToken);
            if (found != Found.Nothing)
                return found == Found.Ours;
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }

        return false;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<Found> LookAsync(string url, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient();
            client.Timeout = TimeSpan.FromSeconds(2);
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri(new Uri(url), "/v1/charges/00000000000000000000000000000000")
            );
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", configuration["Payments:Sandbox:ApiKey"]);
            using var response = await client.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.Unauthorized ? Found.Foreign : Found.Ours;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return Found.Nothing;
        }
    }

    private enum Found
    {
        Nothing,
        Ours,
        Foreign,
    }
}
