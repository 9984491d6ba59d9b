using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;
using Shop.Orders.Application;
using Shop.Orders.Application.Cancellations;
using Shop.Orders.Application.Carts;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Documents;
using Shop.Orders.Application.Drafts;
using Shop.Orders.Application.Fulfillment;
using Shop.Orders.Application.Orders;
using Shop.Orders.Application.Payments;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Application.Returns;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Infrastructure;
using Shop.Orders.Infrastructure.Endpoints;
using Shop.Orders.Infrastructure.Persistence;
using Shop.Orders.Infrastructure.Tax;

namespace Shop.Orders;

/// <summary>Carts, checkout and orders. The only module that sends commands to other modules.</summary>
public sealed class OrdersModule : IModule
{
    public string Name => "Orders";

    public string Schema => "orders";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<OrdersDbContext, PostgresOrdersDbContext, SqlServerOrdersDbContext>(configuration, Name, Schema);
        services.AddKeyedSingleton<IEventMap, OrdersEventMap>(Schema);
        services
            .AddOptions<OrdersOptions>()
            .Bind(configuration.GetSection("Orders"))
            .Configure(options =>
            {
                options.Currency = configuration["Shop:Currency"] ?? options.Currency;
                options.Country = configuration["Shop:Country"] ?? options.Country;
                options.TimeZone = configuration["Shop:TimeZone"] ?? options.TimeZone;
                options.ShopName = configuration["Shop:Name"] ?? options.ShopName;
                options.LegalName = configuration["Shop:LegalName"] ?? options.LegalName;
                options.LegalAddress = configuration["Shop:LegalAddress"] ?? options.LegalAddress;
                options.VatId = configuration["Shop:VatId"] ?? options.VatId;
                options.PublicUrl = configuration["Shop:PublicUrl"] is { Length: > 0 } url ? url : options.PublicUrl;
            });
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<ITaxCalculator, TableTaxCalculator>();
        services.AddScoped<CartAccess>();
        services.AddScoped<CartPricing>();
        services.AddMemoryCache();
        services.AddSingleton<AutomaticPromotions>();
        services.AddScoped<CustomerFinder>();
        services.AddScoped<OfferFinder>();
        services.AddScoped<CartTenders>();
        services.AddScoped<StoredValuePayments>();
        services.AddScoped<PromotionScopes>();
        services.AddScoped<OrderAccess>();
        services.AddScoped<OrderViewReader>();
        services.AddScoped<PaymentStarter>();
        services.AddScoped<PaymentProgress>();
        services.AddScoped<PaymentReminder>();
        services.AddScoped<OrderHolds>();
        services.AddScoped<CheckoutPricing>();
        services.AddSingleton<OrderLinks>();
        services.AddScoped<OrderSummaries>();
        services.AddScoped<ShipmentSubmitter>();
        services.AddScoped<ShipmentSourcing>();
        services.AddScoped<ReservationSynchronizer>();
        services.AddScoped<ReceiptConfirmer>();
        services.AddScoped<RefundSubmitter>();
        services.AddScoped<WithdrawalTimes>();
        services.AddScoped<WithdrawnDelivery>();
        services.AddScoped<DraftPricing>();
        services.AddScoped<Exchanges>();
        services.AddScoped<ReturnPlaces>();
        services.AddScoped<ReturnViews>();
        services.AddScoped<Revisions>();
        services.AddScoped<DocumentWriter>();
        services.AddUseCasesFrom(typeof(OrdersModule).Assembly);
        services.AddModuleJob("expire-orders", "5/10 * * * * ?", new ExpireOrders());
        services.AddModuleJob("remind-unpaid", "25 * * * * ?", new RemindUnpaid());
        services.AddModuleJob("deliver-silently", "0 7 * * * ?", new AutoCompleteDeliveries());
        services.AddModuleJob("issue-documents", "8/10 * * * * ?", new IssueDocuments());
        services.AddModuleJob("expire-returns", "0 23 * * * ?", new ExpireReturns());
        services.AddModuleJob("purge-carts", "0 17 3 * * ?", new PurgeCarts());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        CartEndpoints.Map(endpoints);
        OrderEndpoints.Map(endpoints);
        AdminOrderEndpoints.Map(endpoints);
        PromotionEndpoints.Map(endpoints);
        ReturnEndpoints.Map(endpoints);
        DraftEndpoints.Map(endpoints);
    }
}
