using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Kernel.Http;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;
using Shop.Payments.Application;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.Methods;
using Shop.Payments.Application.Operations;
using Shop.Payments.Application.Providers;
using Shop.Payments.Application.StoredValues;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Payments.Infrastructure;
using Shop.Payments.Infrastructure.Endpoints;
using Shop.Payments.Infrastructure.Persistence;
using Shop.Payments.Infrastructure.Sandbox;
using Shop.Payments.Infrastructure.Stripe;

namespace Shop.Payments;

/// <summary>Payment attempts, their ledger and the payment providers.</summary>
public sealed class PaymentsModule : IModule
{
    public string Name => "Payments";

    public string Schema => "payments";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<PaymentsDbContext, PostgresPaymentsDbContext, SqlServerPaymentsDbContext>(configuration, Name, Schema);
        services.AddKeyedSingleton<IEventMap, PaymentsEventMap>(Schema);
        services
            .AddOptions<PaymentsOptions>()
            .Bind(configuration.GetSection("Payments"))
            .Configure(options =>
            {
                if (options.Sandbox.NotifyUrl.Length == 0)
                    options.Sandbox.NotifyUrl = $"{configuration["Shop:PublicUrl"]?.TrimEnd('/')}/api/v1/payments/card/webhook";
            });
        services.AddScoped<PaymentMethods>();
        services.AddScoped<ChargeSnapshotApplier>();
        services.AddScoped<PaymentRefresher>();
        services.AddScoped<RefundSubmitter>();
        services.AddScoped<CaptureSubmitter>();
        services.AddScoped<VoidSubmitter>();
        services.AddScoped<StaffNotes>();
        services.AddSingleton<GiftCardCodes>();
        services.AddScoped<StoredValueRefunds>();
        if (configuration.GetValue("Payments:Sandbox:Enabled", false))
        {
            services.AddProviderClient(SandboxProvider.ClientName, container => Options(container).Sandbox.Url);
            services.AddScoped<IPaymentProvider, SandboxProvider>();
        }

        if (configuration.GetSection("Payments:Stripe").Get<StripeOptions>() is { IsEnabled: true })
        {
            services.AddProviderClient(StripeProvider.ClientName, container => Options(container).Stripe.Url);
            services.AddScoped<IPaymentProvider, StripeProvider>();
        }

        services.AddHostedService<MissingSettings>();
        services.AddUseCasesFrom(typeof(PaymentsModule).Assembly);
        // After an outage thousands of payments may be due, so one run may take long.
        services.AddModuleJob("look-after-payments", "15/30 * * * * ?", new PollPendingPayments(), repeatFor: TimeSpan.FromSeconds(20));
        services.AddModuleJob("look-after-stored-values", "25/30 * * * * ?", new ReconcileStoredValues());
        services.AddModuleJob("reconcile-payments", "0 7 * * * ?", new ReconcilePayments());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        PaymentEndpoints.Map(endpoints, Options(endpoints.ServiceProvider).Sandbox.Enabled);
        GiftCardEndpoints.Map(endpoints);
    }

    private static PaymentsOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<PaymentsOptions>>().Value;
}
