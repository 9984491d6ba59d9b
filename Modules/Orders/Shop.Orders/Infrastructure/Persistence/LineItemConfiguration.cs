using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Infrastructure.Persistence;

internal sealed class LineItemConfiguration : IEntityTypeConfiguration<LineItem>
{
    public void Configure(EntityTypeBuilder<LineItem> builder)
    {
        builder.ToTable("line_items", table =>
        {
            table.HasCheckConstraint(
                "ck_line_items_quantities",
                "quantity > 0 AND canceled >= 0 AND shipped >= 0 "
                    + "AND in_shipment >= shipped AND in_shipment + canceled <= quantity "
                    + "AND delivered + returned_to_sender <= shipped AND refunded <= quantity"
            );
            table.HasCheckConstraint(
                "ck_line_items_returns",
                "in_return >= 0 AND returned >= 0 AND returned <= delivered + returned_to_sender "
                    + "AND restocked + in_return + returned <= shipped"
            );
            table.HasCheckConstraint("ck_line_items_total", "total_amount = quantity * unit_price_amount - discount_amount");
        });
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.Property(line => line.ProductSlug).HasMaxLength(255);
        builder.Property(line => line.Title).HasMaxLength(255);
        builder.Property(line => line.VariantTitle).HasMaxLength(800);
        builder.Property(line => line.Options).HasConversion(new JsonListConverter<LineOption>(), new ListComparer<LineOption>());
        builder
            .Property(line => line.Discounts)
            .HasConversion(new JsonListConverter<AppliedDiscount>(), new ListComparer<AppliedDiscount>());
        builder.Property(line => line.WeightGrams).HasPrecision(12, 3);
        builder.Property(line => line.Barcode).HasMaxLength(100);
        builder.Property(line => line.ImageUrl).HasMaxLength(2000);
        builder
            .Ignore(line => line.Shippable)
            .Ignore(line => line.Cancelable)
            .Ignore(line => line.Returnable)
            .Ignore(line => line.Restockable)
            .Ignore(line => line.IsDone)
            .Ignore(line => line.Amount)
            .Ignore(line => line.CanceledTotal)
            .Ignore(line => line.Cost);
    }
}
