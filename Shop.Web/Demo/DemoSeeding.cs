using MediatR;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Orders.Contracts.Ordering;
using Shop.Users.Contracts.Staff;
using Shop.Web.Gateway;
using Shop.Web.Hosting;

namespace Shop.Web.Demo;

/// <summary>
/// Fills an empty shop in Development with accounts, goods and a past, before it serves for the first time. What is there already stays; a note in the
/// data folder spares later starts the look.
/// </summary>
internal sealed class DemoSeeding(string[] arguments, IConfiguration configuration) : IHostedService
{
    /// <summary>After the migrations and before outboxes and jobs begin, in a program of its own whose clock can be set back.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var note = Path.Combine(configuration[DataFolder.Key]!, "demo-seeded");
        if (File.Exists(note))
            return;

        var clock = new DemoClock();
        await using var app = ShopApplication.Build(arguments, forVerb: true, clock);
        try
        {
            await SeedAsync(app.Services, clock, cancellationToken);
            await File.WriteAllTextAsync(note, "The demo data is in the database.\n", cancellationToken);
        }
        finally
        {
            app.Services.GetRequiredService<NpgsqlDataSources>().Clear();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task SeedAsync(IServiceProvider services, DemoClock clock, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var accounts = (await mediator.Send(new SeedDemoAccounts(), cancellationToken)).OrThrow().Value;
        var products = (await mediator.Send(new ListProducts(null, null, null, ProductOrder.Newest, 1, 1), cancellationToken)).OrThrow().Value;
        if (products.Total == 0)
        {
            Console.WriteLine("shop: making the demo catalog");
            clock.Pretend(TimeProvider.System.GetUtcNow().AddDays(-370));
            (await mediator.Send(new RunImport(Guid.CreateVersion7(), "demo.csv", DemoCatalog.ToCsv(), IsDryRun: false, null), cancellationToken)).OrThrow();
            await services.GetRequiredService<OutboxDispatcher>().DeliverAllAsync(services.GetServices<ModuleDescriptor>(), cancellationToken);
            clock.Pretend(null);
        }

        var orders = (await mediator.Send(new ListOrders(null, null, null, null, null, null, null, 1, 1), cancellationToken)).OrThrow().Value;
        var starter = ActivatorUtilities.CreateInstance<GatewayStarter>(services);
        if (orders.Total > 0 || !await starter.ReadyAsync(cancellationToken))
            return;

        Console.WriteLine("shop: making up a year of orders");
        await ActivatorUtilities.CreateInstance<DemoPast>(services, clock).MakeAsync(accounts, cancellationToken);
    }
}
