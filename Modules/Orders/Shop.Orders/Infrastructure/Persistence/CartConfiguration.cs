using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Orders.Application;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Infrastructure.Persistence;

internal sealed class CartConfiguration : IEntityTypeConfiguration<Cart>
{
    public void Configure(EntityTypeBuilder<Cart> builder)
    {
        builder.ToTable("carts");
        builder.Property(cart => cart.Id).ValueGeneratedNever();
        builder.Property(cart => cart.Version).IsConcurrencyToken();
        builder.Property(cart => cart.Codes).HasConversion(new JsonListConverter<string>(), new ListComparer<string>());
        builder.Property(cart => cart.GiftCards).HasConversion(new JsonListConverter<CartGiftCard>(), new ListComparer<CartGiftCard>());
        builder.HasMany(cart => cart.Lines).WithOne().HasForeignKey("CartId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(cart => new { cart.AccountId, cart.UpdatedAt });
        builder.HasIndex(cart => cart.UpdatedAt);
    }
}

internal sealed class CartLineConfiguration : IEntityTypeConfiguration<CartLine>
{
    public void Configure(EntityTypeBuilder<CartLine> builder)
    {
        builder.ToTable("cart_lines", table => table.HasCheckConstraint("ck_cart_lines_quantity", "quantity > 0"));
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.HasIndex("CartId", nameof(CartLine.Sku)).IsUnique();
    }
}

internal sealed class TokenKeyConfiguration : IEntityTypeConfiguration<TokenKey>
{
    public void Configure(EntityTypeBuilder<TokenKey> builder)
    {
        builder.ToTable("token_keys");
        builder.Property(key => key.Id).HasMaxLength(16);
        builder.Property(key => key.ProtectedKey).HasMaxLength(1000);
    }
}
