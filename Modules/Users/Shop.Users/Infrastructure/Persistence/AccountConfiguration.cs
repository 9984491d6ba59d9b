using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Users.Domain;

namespace Shop.Users.Infrastructure.Persistence;

internal sealed class ShopUserConfiguration : IEntityTypeConfiguration<ShopUser>
{
    public void Configure(EntityTypeBuilder<ShopUser> builder)
    {
        builder.ToTable("accounts", table =>
            table.HasCheckConstraint(
                "ck_accounts_credit",
                "(credit_days IS NULL AND credit_limit IS NULL) "
                    + "OR (credit_days BETWEEN 1 AND 120 AND (credit_limit IS NULL OR credit_limit >= 0))"
            )
        );
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.Name).HasMaxLength(100);
        builder.Property(user => user.UserName).HasMaxLength(254);
        builder.Property(user => user.NormalizedUserName).HasMaxLength(254);
        builder.Property(user => user.Email).HasMaxLength(254);
        builder.Property(user => user.NormalizedEmail).HasMaxLength(254);
        builder.Property(user => user.PasswordHash).HasMaxLength(500);
        builder.Property(user => user.SecurityStamp).HasMaxLength(100);
        builder.Property(user => user.ConcurrencyStamp).HasMaxLength(100).IsConcurrencyToken();
        builder.Property(user => user.PhoneNumber).HasMaxLength(40);
        builder.HasIndex(user => user.NormalizedEmail).IsUnique();
        builder.HasIndex(user => user.NormalizedUserName).IsUnique();
        builder.HasIndex(user => user.RegisteredAt);
    }
}

internal sealed class RoleConfiguration : IEntityTypeConfiguration<IdentityRole<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityRole<Guid>> builder)
    {
        builder.ToTable("roles");
        builder.Property(role => role.Id).ValueGeneratedNever();
        builder.Property(role => role.Name).HasMaxLength(50);
        builder.Property(role => role.NormalizedName).HasMaxLength(50);
        builder.Property(role => role.ConcurrencyStamp).HasMaxLength(100);
        builder.HasIndex(role => role.NormalizedName).IsUnique();
        builder.HasData(Role(1, "owner"), Role(2, "manager"), Role(3, "support"), Role(4, "warehouse"), Role(5, "analyst"));
    }

    private static IdentityRole<Guid> Role(int number, string name)
    {
        var id = new Guid($"019a0000-0000-7000-8000-0000000003{number:00}");
        return new IdentityRole<Guid>
        {
            Id = id,
            Name = name,
            NormalizedName = name.ToUpperInvariant(),
            ConcurrencyStamp = id.ToString(),
        };
    }
}

internal sealed class UserRoleConfiguration : IEntityTypeConfiguration<IdentityUserRole<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> builder)
    {
        builder.ToTable("account_roles");
        builder.HasKey(member => new { member.UserId, member.RoleId });
        builder.HasOne<ShopUser>().WithMany().HasForeignKey(member => member.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<IdentityRole<Guid>>().WithMany().HasForeignKey(member => member.RoleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UserClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("account_claims");
}

internal sealed class UserLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("account_logins");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.Property(login => login.LoginProvider).HasMaxLength(128);
        builder.Property(login => login.ProviderKey).HasMaxLength(128);
    }
}

internal sealed class UserTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("account_tokens");
        builder.HasKey(token => new
        {
            token.UserId,
            token.LoginProvider,
            token.Name,
        });
        builder.Property(token => token.LoginProvider).HasMaxLength(128);
        builder.Property(token => token.Name).HasMaxLength(128);
    }
}

internal sealed class RoleClaimConfiguration : IEntityTypeConfiguration<IdentityRoleClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> builder) => builder.ToTable("role_claims");
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.IdleTime).HasConversion<long>();
        builder.Property(session => session.IpAddress).HasMaxLength(45);
        builder.Property(session => session.UserAgent).HasMaxLength(400);
        builder.HasOne<ShopUser>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => session.AccountId);
        builder.HasIndex(session => session.EndsAt);
    }
}

internal sealed class AddressEntryConfiguration : IEntityTypeConfiguration<AddressEntry>
{
    public void Configure(EntityTypeBuilder<AddressEntry> builder)
    {
        builder.ToTable("addresses");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.ComplexProperty(
            entry => entry.Address,
            address =>
            {
                address.Property(part => part.Name).HasMaxLength(100);
                address.Property(part => part.Company).HasMaxLength(100);
                address.Property(part => part.Line1).HasMaxLength(200);
                address.Property(part => part.Line2).HasMaxLength(200);
                address.Property(part => part.City).HasMaxLength(100);
                address.Property(part => part.Region).HasMaxLength(20);
                address.Property(part => part.PostalCode).HasMaxLength(20);
                address.Property(part => part.Country).HasMaxLength(2);
                address.Property(part => part.Phone).HasMaxLength(40);
            }
        );
        builder.HasOne<ShopUser>().WithMany().HasForeignKey(entry => entry.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(entry => entry.AccountId);
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Name).HasMaxLength(100);
        builder.Property(key => key.KeyHash).HasMaxLength(64).IsFixedLength().IsUnicode(false);
        builder
            .Property(key => key.Scopes)
            .HasConversion(
                scopes => JsonSerializer.Serialize(scopes, JsonSerializerOptions.Default),
                text => JsonSerializer.Deserialize<List<string>>(text, JsonSerializerOptions.Default)!,
                new ValueComparer<IReadOnlyList<string>>((left, right) => left!.SequenceEqual(right!), list => list.Count, list => list)
            );
        builder.HasIndex(key => key.KeyHash).IsUnique();
    }
}
