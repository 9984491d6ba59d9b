using MediatR;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Orders.Contracts.Orders;
using Shop.Users.Contracts.Staff;
using Shop.Web.Development;

namespace Shop.Demo;

/// <summary>Fills an empty shop with accounts, products and a year of orders. Existing data is kept.</summary>
internal static class DemoShop
{
    public static async Task SeedAsync(IServiceProvider services, DemoClock clock, CancellationToken cancellationToken)
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
        if (orders.Total > 0)
            return;

        // Cards are paid through the sandbox.
        using var sandbox = ActivatorUtilities.CreateInstance<SandboxStarter>(services);
        if (!await sandbox.ReadyAsync(cancellationToken))
        {
            await Console.Error.WriteLineAsync("shop: the payment gateway does not answer, so no orders are made up");
            return;
        }

        Console.WriteLine("shop: making up a year of orders");
        await ActivatorUtilities.CreateInstance<OrderHistory>(services, clock).MakeAsync(accounts, cancellationToken);
    }

    /// <summary>A few products of different types for the home page.</summary>
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
