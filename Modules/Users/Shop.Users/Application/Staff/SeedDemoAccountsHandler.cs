using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Users.Application.Accounts;
using Shop.Users.Application.ApiKeys;
using Shop.Users.Contracts.Staff;
using Shop.Users.Domain;

namespace Shop.Users.Application.Staff;

internal sealed class SeedDemoAccountsHandler(
    UsersDbContext db,
    UserManager<ShopUser> users,
    IHostEnvironment environment,
    TimeProvider clock
) : IRequestHandler<SeedDemoAccounts, Result<IReadOnlyList<DemoAccount>>>
{
    private static readonly (string Email, string Name, string Password, string? Role)[] Accounts =
    [
        ("owner@shop.example", "Olive Owner", "Owner-2026!", StaffRoles.Owner),
        ("support@shop.example", "Sam Support", "Support-2026!", "support"),
        ("ada@shop.example", "Ada Lovelace", "Shopper-2026!", null),
        ("bob@shop.example", "Bob Brown", "Shopper-2026!", null),
    ];

    public async Task<Result<IReadOnlyList<DemoAccount>>> Handle(SeedDemoAccounts command, CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
            return UsersErrors.NoDemoHere;

        var made = new List<DemoAccount>();
        foreach (var (email, name, password, role) in Accounts)
        {
            var user = await users.FindByEmailAsync(email);
            if (user is null)
            {
                user = Application.Accounts.Accounts.New(email, name, clock.GetUtcNow());
                (await users.CreateAsync(user, password)).OrThrow();
                if (role is not null)
                    (await users.AddToRoleAsync(user, role)).OrThrow();
            }

            made.Add(new DemoAccount(user.Id, email, name, role is not null));
        }

        var hash = ApiKeyHash.Of(ApiKeyHash.DemoKey);
        if (!await db.ApiKeys.AnyAsync(key => key.KeyHash == hash, cancellationToken))
        {
            db.ApiKeys.Add(new ApiKey(Guid.CreateVersion7(), "Demo key", hash, Permissions.All, isDemo: true, clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result<IReadOnlyList<DemoAccount>>.Success(made);
    }
}
