using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Logistics.Domain.Shipments;

namespace Shop.Logistics.Infrastructure.Persistence;

internal sealed class ShipmentConfiguration : IEntityTypeConfiguration<Shipment>
{
    public void Configure(EntityTypeBuilder<Shipment> builder)
    {
        builder.ToTable("shipments");
        builder.Property(shipment => shipment.Id).ValueGeneratedNever();
        builder.Property(shipment => shipment.Version).IsConcurrencyToken();
        builder.Property(shipment => shipment.ReferenceText).HasMaxLength(40);
        builder.Property(shipment => shipment.ShippingMethod).HasMaxLength(40);
        builder.Property(shipment => shipment.Carrier).HasMaxLength(60);
        builder.Property(shipment => shipment.TrackingNumber).HasMaxLength(60);
        builder.Property(shipment => shipment.Location).HasMaxLength(32);
        builder.Property(shipment => shipment.BookedWith).HasMaxLength(40);
        builder.Property(shipment => shipment.LabelUrl).HasMaxLength(500);
        builder.ComplexProperty(
            shipment => shipment.Address,
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
        builder.HasMany(shipment => shipment.Lines).WithOne().HasForeignKey("ShipmentId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(shipment => shipment.Events).WithOne().HasForeignKey("ShipmentId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(shipment => shipment.Reference);
        builder.HasIndex(shipment => shipment.CreatedAt);
        builder.HasIndex(shipment => shipment.TrackingNumber);
        builder.HasIndex(shipment => new { shipment.State, shipment.CreatedAt }).HasFilter("state IN ('Created', 'Packed')");
        builder.HasIndex(shipment => shipment.BookingWantedAt).HasFilter("booking_wanted_at IS NOT NULL");
    }
}

internal sealed class ParcelLineConfiguration : IEntityTypeConfiguration<ParcelLine>
{
    public void Configure(EntityTypeBuilder<ParcelLine> builder)
    {
        builder.ToTable("shipment_lines", table => table.HasCheckConstraint("ck_shipment_lines_quantity", "quantity > 0"));
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.Property(line => line.Title).HasMaxLength(1100);
    }
}

internal sealed class ParcelEventConfiguration : IEntityTypeConfiguration<ParcelEvent>
{
    public void Configure(EntityTypeBuilder<ParcelEvent> builder)
    {
        builder.ToTable("shipment_events");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
    }
}

internal sealed class CarrierWebhookEventConfiguration : IEntityTypeConfiguration<CarrierWebhookEvent>
{
    public void Configure(EntityTypeBuilder<CarrierWebhookEvent> builder)
    {
        builder.ToTable("carrier_notices");
        builder.HasKey(webhookEvent => new { webhookEvent.Carrier, webhookEvent.Id });
        builder.Property(webhookEvent => webhookEvent.Id).HasMaxLength(100);
        builder.Property(webhookEvent => webhookEvent.Carrier).HasMaxLength(40);
        builder.Property(webhookEvent => webhookEvent.ParkedAt).IsConcurrencyToken();
        builder.Property(webhookEvent => webhookEvent.DiscardedAt).IsConcurrencyToken();
        builder.HasIndex(webhookEvent => webhookEvent.ReceivedAt).HasFilter("parked_at IS NOT NULL AND discarded_at IS NULL");
    }
}
