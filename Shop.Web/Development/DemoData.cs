using Shop.Web.Hosting;

namespace Shop.Web.Development;

/// <summary>
/// Runs Tools/Shop.Demo on an empty shop, after the migrations and before anything else starts. A marker file in the data folder lets later
/// starts skip the check.
/// </summary>
internal sealed class DemoData(string[] settings, IConfiguration configuration, ILogger<DemoData> logger) : IHostedLifecycleService
{
    /// <summary>Written by the demo program when it is done.</summary>
    public const string NoteFile = "demo-seeded";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var dataFolder = configuration[DataFolder.Key]!;
        if (File.Exists(Path.Combine(dataFolder, NoteFile)))
            return;

        if (DevelopmentProgram.Find("Shop.Demo") is not { } demo)
        {
            logger.LogWarning("There is no demo data: Tools/Shop.Demo is not here to make it");
            return;
        }

        var exitCode = await demo.RunAsync([.. settings, $"--{DataFolder.Key}={dataFolder}"], cancellationToken);
        if (exitCode != 0)
            throw new StartupException(
                $"The demo data could not be made: Tools/Shop.Demo ended with exit code {exitCode}, and said above why. "
                    + "With Shop:DemoData=false the shop starts without it."
            );
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
