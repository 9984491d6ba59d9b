using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Http;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;
using Shop.Notifications.Application;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Infrastructure.Mail;
using Shop.Notifications.Infrastructure.Persistence;

namespace Shop.Notifications;

/// <summary>Emails to customers and staff. Sent only in response to events.</summary>
public sealed class NotificationsModule : IModule
{
    public string Name => "Notifications";

    public string Schema => "notifications";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<NotificationsDbContext, PostgresNotificationsDbContext, SqlServerNotificationsDbContext>(
            configuration,
            Name,
            Schema
        );
        services
            .AddOptions<NotificationsOptions>()
            .Configure(options =>
            {
                options.ShopName = configuration["Shop:Name"] ?? options.ShopName;
                options.TimeZone = configuration["Shop:TimeZone"] ?? options.TimeZone;
                options.PublicUrl = configuration["Shop:PublicUrl"] is { Length: > 0 } url ? url : options.PublicUrl;
            });
        services.AddScoped<MailRenderer>();
        services.AddScoped<MailQueue>();
        services.AddSingleton<MailTransport>();
        services.AddSingleton<IMailTransport>(container => container.GetRequiredService<MailTransport>());
        if (configuration["Smtp:Host"] is { Length: > 0 })
            services.AddSingleton<IProviderStatus>(container => container.GetRequiredService<MailTransport>());
        services.AddUseCasesFrom(typeof(NotificationsModule).Assembly);
        services.AddModuleJob("send-mails", "0/5 * * * * ?", new SendDueMails());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        // No endpoints: the module only handles events.
    }
}
