using Shop.Web.Database;
using Shop.Web.Hosting;

namespace Shop.Web.Commands;

/// <summary>
/// A verb that works with the shop's services and its database, without serving requests. Uses the database server of a running shop, or
/// starts the
/// private one for as long as it works.
/// </summary>
internal abstract class ShopVerb : IVerb
{
    public abstract string Name { get; }

    public abstract string Summary { get; }

    public async Task<int> RunAsync(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        await using var app = ShopApplication.Build(arguments, forVerb: true);
        if (app.Services.GetService<EmbeddedPostgres>() is { } postgres)
            await postgres.StartAsync(stop.Token);

        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await RunAsync(
                scope.ServiceProvider,
                [.. arguments.Where(argument => !argument.Contains('=', StringComparison.Ordinal))],
                stop.Token
            );
        }
        finally
        {
            app.Services.GetRequiredService<Kernel.Modules.NpgsqlDataSources>().Clear();
        }
    }

    protected abstract Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken);
}
