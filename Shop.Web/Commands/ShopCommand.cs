using System.CommandLine;
using Shop.PrivatePostgres;
using Shop.Web.Hosting;

namespace Shop.Web.Commands;

/// <summary>
/// A command that uses the shop's services and database without serving requests. Uses the database server of a running shop, or starts the
/// private one while it runs.
/// </summary>
internal abstract class ShopCommand : Command
{
    protected ShopCommand(string name, string description)
        : base(name, description) => SetAction((parsed, _) => RunAsync(parsed));

    protected abstract Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken);

    private async Task<int> RunAsync(ParseResult parsed)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        await using var app = ShopServices.BuildWithoutServer(ShopCommands.SettingsOf(parsed));
        if (app.Services.GetService<EmbeddedPostgres>() is { } postgres)
            await postgres.StartAsync(stop.Token);

        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await RunAsync(scope.ServiceProvider, parsed, stop.Token);
        }
        finally
        {
            app.Services.GetRequiredService<Kernel.Modules.NpgsqlDataSources>().Clear();
        }
    }
}
