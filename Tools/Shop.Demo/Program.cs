using Shop.Kernel.Modules;
using Shop.PrivatePostgres;
using Shop.Web.Development;
using Shop.Web.Hosting;
using Shop.Web.Persistence;

namespace Shop.Demo;

/// <summary>
/// Fills the configured shop with demo data, using a clock that can be set back. The host starts it in Development before it serves for the
/// first time; the arguments are settings, as for the host.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] settings)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            var clock = new DemoClock();
            await using var app = ShopServices.BuildWithoutServer(settings, clock);
            if (!app.Environment.IsDevelopment())
                throw new StartupException("Demo data is for Development only: its accounts have known passwords.");

            await RunAsync(app, clock, stop.Token);
            return 0;
        }
        catch (Exception exception) when (exception is StartupException or PrivateDatabaseException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }
    }

    private static async Task RunAsync(WebApplication app, DemoClock clock, CancellationToken cancellationToken)
    {
        if (app.Services.GetService<EmbeddedPostgres>() is { } postgres)
            await postgres.StartAsync(cancellationToken);

        try
        {
            await app.Services.GetRequiredService<Migrator>().ApplyAsync(cancellationToken);
            await DemoShop.SeedAsync(app.Services, clock, cancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(app.Configuration[DataFolder.Key]!, DemoData.NoteFile),
                "The demo data is in the database.\n",
                cancellationToken
            );
        }
        finally
        {
            app.Services.GetRequiredService<NpgsqlDataSources>().Clear();
        }
    }
}
