using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;
using Shop.Users.Application;
using Shop.Users.Application.Accounts;
using Shop.Users.Application.Mail;
using Shop.Users.Domain;
using Shop.Users.Infrastructure.Mail;
using Shop.Users.Infrastructure.Persistence;

namespace Shop.Users;

/// <summary>Accounts, credentials, sessions and staff roles; and the mail queue.</summary>
public sealed class UsersModule : IModule
{
    public string Name => "Users";

    public string Schema => "users";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<UsersDbContext, PostgresUsersDbContext, SqlServerUsersDbContext>(configuration, Name, Schema);
        services
            .AddOptions<UsersOptions>()
            .Bind(configuration.GetSection("Users"))
            .Configure(options =>
            {
                options.ShopName = configuration["Shop:Name"] ?? options.ShopName;
                options.PublicUrl = configuration["Shop:PublicUrl"] is { Length: > 0 } url ? url : options.PublicUrl;
            });
        var settings = configuration.GetSection("Users").Get<UsersOptions>() ?? new UsersOptions();
        services.AddSingleton<ILookupNormalizer, EmailNormalizer>();
        services
            .AddIdentityCore<ShopUser>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = string.Empty;
                identity.Password.RequiredLength = PasswordRules.Shortest;
                identity.Password.RequireDigit =
                    identity.Password.RequireLowercase =
                    identity.Password.RequireUppercase =
                    identity.Password.RequireNonAlphanumeric =
                        false;
                identity.Password.RequiredUniqueChars = 1;
                identity.Lockout.AllowedForNewUsers = true;
                identity.Lockout.MaxFailedAccessAttempts = settings.FailuresUntilLockout;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(settings.LockoutMinutes);
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<UsersDbContext>()
            .AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(tokens =>
            tokens.TokenLifespan = TimeSpan.FromMinutes(settings.ResetLinkMinutes)
        );
        services.AddScoped<AccountMails>();
        services.AddSingleton<IMailTransport, MailTransport>();
        services.AddUseCasesFrom(typeof(UsersModule).Assembly);
        services.AddModuleJob("send-mails", "0/5 * * * * ?", new SendDueMails());
        services.AddModuleJob("purge-sessions", "0 41 3 * * ?", new PurgeSessions());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        // Accounts are for people: programs have keys, which staff make.
    }
}
