using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Inventory.Domain;

namespace Shop.Inventory.Infrastructure.Persistence;

internal sealed class BackInStockConfiguration : IEntityTypeConfiguration<BackInStockSubscription>
{
    public void Configure(EntityTypeBuilder<BackInStockSubscription> builder)
    {
        builder.ToTable("back_in_stock_subscriptions");
        builder.Property(subscription => subscription.Id).ValueGeneratedNever();
        builder.Property(subscription => subscription.Email).HasMaxLength(254);
        builder.Property(subscription => subscription.TokenHash).HasMaxLength(64).IsFixedLength().IsUnicode(false);

        // Prevents duplicate alerts by concurrent runs of the job.
        builder.Property(subscription => subscription.NotifiedAt).IsConcurrencyToken();
        builder.HasIndex(subscription => new { subscription.Sku, subscription.Email }).IsUnique();
        builder.HasIndex(subscription => subscription.TokenHash).IsUnique().HasFilter("token_hash IS NOT NULL");
    }
}
