using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Shop.Web.Hosting;

namespace Shop.Web.Development;

/// <summary>
/// In Development, starts the payment gateway and carrier sandbox as a separate process when none responds, so that cards work without a
/// second command. It keeps running after the shop ends, as a real provider would.
/// </summary>
internal sealed class SandboxStarter(IConfiguration configuration, IHttpClientFactory clients, ILogger<SandboxStarter> logger)
    : IHostedService,
        IDisposable
{
    /// <summary>Long enough for <c>dotnet run</c> to compile it first.</summary>
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private Process? process;

    private string Url => configuration["Payments:Sandbox:Url"] ?? string.Empty;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var found = await PollAsync(cancellationToken);
        if (found == Found.Foreign)
            logger.LogError(
                "The payment gateway on {Url} belongs to another data folder and does not know this shop's key: "
                    + "cards cannot be paid with. Stop it, or give this shop another Payments:Sandbox:Url",
                Url
            );
        if (found != Found.Nothing)
            return;

        if (DevelopmentProgram.Find("Shop.Sandbox") is not { } sandbox)
        {
            logger.LogWarning("No payment gateway answers on {Url}, and Tools/Shop.Sandbox is not here to be started", Url);
            return;
        }

        var dataFolder = configuration[DataFolder.Key]!;
        process = sandbox.StartDetached(["--urls", Url, $"--{DataFolder.Key}={dataFolder}"], Path.Combine(dataFolder, "gateway.log"));
        logger.LogInformation("Started the sandbox payment gateway on {Url}", Url);
    }

    /// <summary>Starts it if needed and waits until it responds; false when it does not.</summary>
    public async Task<bool> ReadyAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        while (process is { HasExited: false } && Stopwatch.GetElapsedTime(started) < StartTimeout)
        {
            var found = await PollAsync(cancellationToken);
            if (found != Found.Nothing)
                return found == Found.Ours;
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }

        return await PollAsync(cancellationToken) == Found.Ours;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Releases the process handle; the process keeps running.</summary>
    public void Dispose() => process?.Dispose();

    private async Task<Found> PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient();
            client.Timeout = TimeSpan.FromSeconds(2);
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri(new Uri(Url), "/v1/charges/00000000000000000000000000000000")
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
