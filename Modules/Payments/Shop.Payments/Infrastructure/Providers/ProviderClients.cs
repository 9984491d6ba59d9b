using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Payments.Application;

namespace Shop.Payments.Infrastructure.Providers;

internal static class ProviderClients
{
    /// <summary>An HTTP client to a provider, whose calls all pass its <see cref="ProviderHandler"/>.</summary>
    public static void AddProviderClient(this IServiceCollection services, string name, Func<PaymentsOptions, string> url) =>
        services
            .AddHttpClient(name, (container, client) =>
            {
                client.BaseAddress = new Uri(url(container.GetRequiredService<IOptions<PaymentsOptions>>().Value));
                client.Timeout = Timeout.InfiniteTimeSpan; // the handler has a limit of its own
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            .AddHttpMessageHandler(container => new ProviderHandler(container.GetRequiredService<ProviderLines>().To(name)));
}
