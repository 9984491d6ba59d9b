using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Persistence;
using Shop.Users.Domain;

namespace Shop.Users.Application;

internal abstract class UsersDbContext(DbContextOptions options) : ModuleDbContext(options, "users")
{
    public DbSet<ShopUser> Users => Set<ShopUser>();

    public DbSet<IdentityRole<Guid>> Roles => Set<IdentityRole<Guid>>();

    public DbSet<IdentityUserRole<Guid>> UserRoles => Set<IdentityUserRole<Guid>>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<AddressEntry> Addresses => Set<AddressEntry>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public Task<List<string>> RolesOfAsync(Guid accountId, CancellationToken cancellationToken) =>
        (
            from member in UserRoles
            join role in Roles on member.RoleId equals role.Id
            where member.UserId == accountId
            select role.Name!
        ).ToListAsync(cancellationToken);
}
