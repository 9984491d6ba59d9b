using MediatR;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Orders.Contracts.Orders;
using Shop.Users.Contracts.Staff;
using Shop.Web.Gateway;
using Shop.Web.Hosting;

namespace Shop.Web.Demo;

/// <summary>
/// Fills an empty shop in Development with accounts, goods and a past, before it serves for the first time. What is there already stays; a
/// note in the
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
        var products = (await mediator.Send(new ListProducts(null, null, null, ProductOrder.Newest, 1, 1), cancellationToken))
            .OrThrow()
            .Value;
        if (products.Total == 0)
        {
            Console.WriteLine("shop: making the demo catalog");
            clock.Pretend(TimeProvider.System.GetUtcNow().AddDays(-370));
            (
                await mediator.Send(
                    new RunImport(Guid.CreateVersion7(), "demo.csv", DemoCatalog.ToCsv(), IsDryRun: false, null),
                    cancellationToken
                )
            ).OrThrow();
            await FeatureAsync(mediator, cancellationToken);
            await services
                .GetRequiredService<OutboxDispatcher>()
                .DeliverAllAsync(services.GetServices<ModuleDescriptor>(), cancellationToken);
            clock.Pretend(null);
        }

        var orders = (await mediator.Send(new ListOrders(null, null, null, null, null, null, null, 1, 1), cancellationToken))
            .OrThrow()
            .Value;
        var starter = ActivatorUtilities.CreateInstance<GatewayStarter>(services);
        if (orders.Total > 0 || !await starter.ReadyAsync(cancellationToken))
            return;

        Console.WriteLine("shop: making up a year of orders");
        await ActivatorUtilities.CreateInstance<DemoPast>(services, clock).MakeAsync(accounts, cancellationToken);
    }

    /// <summary>A few goods of different kinds for the home page.</summary>
    private static async Task FeatureAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        foreach (var title in new[] { "Lambswool sweater", "Round teapot", "Day pack", "Desk lamp" })
        {
            var found = (await mediator.Send(new ListProducts(title, null, null, ProductOrder.Title, 1, 1), cancellationToken))
                .OrThrow()
                .Value;
            var product = (await mediator.Send(new GetProductForEdit(found.Items[0].Id), cancellationToken)).OrThrow().Value;
            (
                await mediator.Send(
                    new UpdateProduct(
                        product.Id,
                        product.Version,
                        new ProductInput(
                            product.Title,
                            product.Slug,
                            product.DescriptionHtml,
                            product.Vendor,
                            product.ProductType,
                            product.Tags,
                            [.. product.Categories.Select(category => category.Id)],
                            product.SeoTitle,
                            product.SeoDescription,
                            IsFeatured: true
                        ),
                        null
                    ),
                    cancellationToken
                )
            ).OrThrow();
        }
    }
}
