using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Inventory.Domain;

namespace Shop.Inventory.Infrastructure.Persistence;

internal sealed class StockItemConfiguration : IEntityTypeConfiguration<StockItem>
{
    public void Configure(EntityTypeBuilder<StockItem> builder)
    {
        builder.ToTable("stock_items", table => table.HasCheckConstraint("ck_stock_items_backorder_limit", "backorder_limit >= 0"));
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.HasIndex(item => item.Sku).IsUnique();
        builder.HasMany(item => item.Levels).WithOne().HasForeignKey(level => level.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder
            .Ignore(item => item.OnHand)
            .Ignore(item => item.Reserved)
            .Ignore(item => item.Available)
            .Ignore(item => item.Free)
            .Ignore(item => item.Owed)
            .Ignore(item => item.BackordersLeft)
            .Ignore(item => item.MaxReservable);
    }
}

internal sealed class StockLevelConfiguration : IEntityTypeConfiguration<StockLevel>
{
    public void Configure(EntityTypeBuilder<StockLevel> builder)
    {
        builder.ToTable("stock_levels", table =>
        {
            table.HasCheckConstraint("ck_stock_levels_on_hand", "on_hand >= 0");
            table.HasCheckConstraint("ck_stock_levels_reserved", "reserved >= 0");
        });
        builder.Property(level => level.Id).ValueGeneratedNever();
        builder.Ignore(level => level.Available);
        builder.HasIndex(level => new { level.ItemId, level.LocationId }).IsUnique();
        builder.HasOne<Location>().WithMany().HasForeignKey(level => level.LocationId).OnDelete(DeleteBehavior.Restrict);
    }
}
