using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;
using Shop.Users.Application;
using Shop.Users.Application.Accounts;
using Shop.Users.Domain;
using Shop.Users.Infrastructure.Persistence;

namespace Shop.Users;

/// <summary>Accounts, credentials, sessions and staff roles.</summary>
public sealed class UsersModule : IModule
{
    public string Name => "Users";

    public string Schema => "users";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<UsersDbContext, PostgresUsersDbContext, SqlServerUsersDbContext>(configuration, Name, Schema);
        services.AddOptions<UsersOptions>().Bind(configuration.GetSection("Users"));
        var settings = configuration.GetSection("Users").Get<UsersOptions>() ?? new UsersOptions();
        services.AddSingleton<ILookupNormalizer, EmailNormalizer>();
        services
            .AddIdentityCore<ShopUser>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = string.Empty;
                identity.Password.RequiredLength = PasswordRules.MinLength;
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
        services.AddScoped<ProtectedTokens>();
        services.AddUseCasesFrom(typeof(UsersModule).Assembly);
        services.AddModuleJob("purge-sessions", "0 41 3 * * ?", new PurgeSessions());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        // No public endpoints: accounts are for people; programs use API keys, which staff create.
    }
}
