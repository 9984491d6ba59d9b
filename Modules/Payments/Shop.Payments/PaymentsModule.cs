using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Payments.Application;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.Methods;
using Shop.Payments.Application.Operations;
using Shop.Payments.Application.Providers;
using Shop.Payments.Infrastructure;
using Shop.Payments.Infrastructure.Endpoints;
using Shop.Payments.Infrastructure.Jobs;
using Shop.Payments.Infrastructure.Persistence;
using Shop.Payments.Infrastructure.Sandbox;

namespace Shop.Payments;

/// <summary>Attempts to pay, the ledger of what came of them, and the providers behind them.</summary>
public sealed class PaymentsModule : IModule
{
    private static readonly TimeSpan ProviderTimeout = TimeSpan.FromSeconds(5);

    public string Name => "Payments";

    public string Schema => "payments";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<PaymentsDbContext, PostgresPaymentsDbContext, SqlServerPaymentsDbContext>(configuration, this);
        services.AddKeyedSingleton<IEventMap, PaymentsEventMap>(Schema);
        services.AddOptions<PaymentsOptions>().Bind(configuration.GetSection("Payments")).Configure(options =>
        {
            if (options.Sandbox.NotifyUrl.Length == 0)
                options.Sandbox.NotifyUrl = $"{configuration["Shop:PublicUrl"]?.TrimEnd('/')}/api/v1/payments/card/webhook";
        });
        services.AddScoped<PaymentMethods>();
        services.AddScoped<Finalizer>();
        services.AddScoped<RefundDesk>();
        services.AddScoped<CaptureDesk>();
        services.AddScoped<VoidDesk>();
        services.AddScoped<StaffNotes>();
        if (configuration.GetValue("Payments:Sandbox:Enabled", false))
        {
            services.AddHttpClient(SandboxProvider.ClientName, (container, client) =>
            {
                client.BaseAddress = new Uri(container.GetRequiredService<IOptions<PaymentsOptions>>().Value.Sandbox.Url);
                client.Timeout = ProviderTimeout;
            });
            services.AddScoped<IPaymentProvider, SandboxProvider>();
        }

        services.AddUseCasesFrom(typeof(PaymentsModule).Assembly);
        services.AddModuleJob<LookAfterPaymentsJob>("look-after-payments", "15/30 * * * * ?");
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => PaymentEndpoints.Map(
        endpoints, endpoints.ServiceProvider.GetRequiredService<IOptions<PaymentsOptions>>().Value.Sandbox.Enabled);
}
