using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Infrastructure.Persistence;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("orders", table =>
        {
            table.HasCheckConstraint("ck_orders_total", "total_amount = items_amount - discount_amount + shipping_amount");
            table.HasCheckConstraint(
                "ck_orders_parts",
                "items_amount >= 0 AND discount_amount >= 0 AND shipping_amount >= 0 AND tax_amount >= 0"
            );
            table.HasCheckConstraint("ck_orders_refunded", "refunded_amount <= captured_amount");
            table.HasCheckConstraint(
                "ck_orders_terms",
                "(credit_days IS NULL AND due_on IS NULL) OR (credit_days > 0 AND due_on IS NOT NULL AND account_id IS NOT NULL)"
            );
        });
        builder.Property(order => order.Id).ValueGeneratedNever();
        builder.Property(order => order.Version).IsConcurrencyToken();
        builder.Property(order => order.Number).HasMaxLength(32);
        builder.Property(order => order.Email).HasMaxLength(254);
        builder.Property(order => order.NormalizedEmail).HasMaxLength(254);
        builder.Property(order => order.ShippingMethod).HasMaxLength(40);
        builder.Property(order => order.ShippingMethodName).HasMaxLength(100);
        builder
            .Property(order => order.PickUp)
            .HasMaxLength(1500)
            .HasConversion(
                place => JsonSerializer.Serialize(place, JsonSerializerOptions.Web),
                text => JsonSerializer.Deserialize<PickUpPlace>(text, JsonSerializerOptions.Web)!
            );
        builder.Property(order => order.PaymentMethod).HasMaxLength(40);
        builder.Property(order => order.Note).HasMaxLength(500);
        builder
            .Property(order => order.Discounts)
            .HasConversion(new JsonListConverter<AppliedDiscount>(), new ListComparer<AppliedDiscount>());
        builder.Property(order => order.Tenders).HasConversion(new JsonListConverter<Tender>(), new ListComparer<Tender>());
        builder.ComplexProperty(order => order.ShippingAddress, Address);
        builder.ComplexProperty(order => order.BillingAddress, Address);
        builder.Property(order => order.ExchangeFor).HasMaxLength(32);
        builder
            .Ignore(order => order.Currency)
            .Ignore(order => order.Due)
            .Ignore(order => order.Balance)
            .Ignore(order => order.OwesExtra)
            .Ignore(order => order.RequiresShipping)
            .Ignore(order => order.Codes)
            .Ignore(order => order.FirstPayment)
            .Ignore(order => order.RefundsStarted)
            .Ignore(order => order.ShippingLeft)
            .Ignore(order => order.IsOnTerms)
            .Ignore(order => order.IsPaymentStateDerived);
        builder.HasMany(order => order.Lines).WithOne().HasForeignKey("OrderId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(order => order.Steps).WithOne().HasForeignKey("OrderId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(order => order.Shipments).WithOne().HasForeignKey("OrderId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(order => order.Refunds).WithOne().HasForeignKey("OrderId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(order => order.Revisions).WithOne().HasForeignKey("OrderId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(order => order.Number).IsUnique();
        builder.HasIndex(order => order.PlacedAt);
        builder.HasIndex(order => new { order.AccountId, order.PlacedAt });
        builder.HasIndex(order => new { order.Status, order.PaymentDeadline });
        builder.HasIndex(order => new { order.FulfillmentState, order.LastShippedAt });
        builder.HasIndex(order => order.NormalizedEmail);
        builder.HasIndex(order => order.InvoiceDueAt).HasFilter("invoice_due_at IS NOT NULL AND invoiced_at IS NULL");
    }

    private static void Address(ComplexPropertyBuilder<PostalAddress> address)
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
}

internal sealed class OrderStepConfiguration : IEntityTypeConfiguration<OrderStep>
{
    public void Configure(EntityTypeBuilder<OrderStep> builder)
    {
        builder.ToTable("order_steps");
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.Property(step => step.Kind).HasMaxLength(40);
        builder.Property(step => step.Actor).HasMaxLength(40);
        builder.Property(step => step.TraceId).HasMaxLength(32).IsUnicode(false);
        builder.HasIndex("OrderId", nameof(OrderStep.Sequence)).IsUnique();
    }
}

internal sealed class OrderShipmentConfiguration : IEntityTypeConfiguration<OrderShipment>
{
    public void Configure(EntityTypeBuilder<OrderShipment> builder)
    {
        builder.ToTable("order_shipments");
        builder.HasKey(shipment => shipment.ShipmentId);
        builder.Property(shipment => shipment.ShipmentId).ValueGeneratedNever();
        builder.Property(shipment => shipment.Lines).HasConversion(new JsonListConverter<LineQuantity>(), new ListComparer<LineQuantity>());
        builder.Property(shipment => shipment.Carrier).HasMaxLength(60);
        builder.Property(shipment => shipment.TrackingNumber).HasMaxLength(60);
        builder.Property(shipment => shipment.Location).HasMaxLength(32);
        builder
            .Property(shipment => shipment.Repacking)
            .HasConversion(
                repacking => JsonSerializer.Serialize(repacking, JsonSerializerOptions.Web),
                text => JsonSerializer.Deserialize<Repacking>(text, JsonSerializerOptions.Web)!
            );
    }
}

internal sealed class OrderRefundConfiguration : IEntityTypeConfiguration<OrderRefund>
{
    public void Configure(EntityTypeBuilder<OrderRefund> builder)
    {
        builder.ToTable("order_refunds");
        builder.Property(refund => refund.Id).ValueGeneratedNever();
        builder
            .Property(refund => refund.Rates)
            .HasConversion(new JsonListConverter<RefundedRate>(), new ListComparer<RefundedRate>())
            .HasDefaultValueSql("'[]'");
        builder.Ignore(refund => refund.Shares).Ignore(refund => refund.Shipping).Ignore(refund => refund.Credit);
        builder.Property(refund => refund.Lines).HasConversion(new JsonListConverter<LineQuantity>(), new ListComparer<LineQuantity>());
    }
}

internal sealed class OrderRevisionConfiguration : IEntityTypeConfiguration<OrderRevision>
{
    public void Configure(EntityTypeBuilder<OrderRevision> builder)
    {
        builder.ToTable("order_revisions");
        builder.Property(revision => revision.Id).ValueGeneratedNever();
        builder.Property(revision => revision.Reason).HasMaxLength(200);
        builder.Property(revision => revision.Changes).HasConversion(new JsonListConverter<Message>(), new ListComparer<Message>());
        builder.HasIndex("OrderId", nameof(OrderRevision.Number)).IsUnique();
    }
}

internal sealed class CreditAccountConfiguration : IEntityTypeConfiguration<CreditAccount>
{
    public void Configure(EntityTypeBuilder<CreditAccount> builder)
    {
        builder.ToTable("credit_accounts");
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.Orders).IsConcurrencyToken();
    }
}
