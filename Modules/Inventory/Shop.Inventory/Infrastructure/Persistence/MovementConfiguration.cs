using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Inventory.Domain;

namespace Shop.Inventory.Infrastructure.Persistence;

internal sealed class MovementConfiguration : IEntityTypeConfiguration<Movement>
{
    public void Configure(EntityTypeBuilder<Movement> builder)
    {
        builder.ToTable("movements");
        builder.Property(movement => movement.Id).ValueGeneratedNever();
        builder.HasIndex(movement => new { movement.Sku, movement.At });
        builder.HasIndex(movement => movement.At);
        builder.HasIndex(movement => movement.Reference);
    }
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> builder)
    {
        builder.ToTable("operations");
        builder.Property(operation => operation.Id).ValueGeneratedNever();
    }
}

internal sealed class ReservationConfiguration : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> builder)
    {
        builder.ToTable("reservations", table =>
        {
            table.HasCheckConstraint("ck_reservations_open", "\"open\" >= 0");
            table.HasCheckConstraint("ck_reservations_consumed", "consumed >= 0");
            table.HasCheckConstraint("ck_reservations_units_each", "units_each > 0");
        });
        builder.Property(reservation => reservation.Id).ValueGeneratedNever();
        builder.Property(reservation => reservation.UnitsEach).HasDefaultValue(1);
        builder.Ignore(reservation => reservation.IsOpen).Ignore(reservation => reservation.Ordered);
        builder
            .HasIndex(reservation => new
            {
                reservation.Reference,
                reservation.Sku,
                reservation.LocationId,
            })
            .IsUnique()
            .HasFilter("bundle IS NULL");
        builder
            .HasIndex(reservation => new
            {
                reservation.Reference,
                reservation.Bundle,
                reservation.Sku,
                reservation.LocationId,
            })
            .IsUnique()
            .HasFilter("bundle IS NOT NULL");
        builder.HasIndex(reservation => new { reservation.Sku, reservation.HeldUntil }).HasFilter("status = 'Held'");
        builder.HasIndex(reservation => reservation.HeldUntil).HasFilter("status = 'Held'");
    }
}

internal sealed class BundlePartConfiguration : IEntityTypeConfiguration<BundlePart>
{
    public void Configure(EntityTypeBuilder<BundlePart> builder)
    {
        builder.ToTable("bundle_parts", table => table.HasCheckConstraint("ck_bundle_parts_quantity", "quantity > 0"));
        builder.HasKey(part => new { part.Bundle, part.Sku });
        builder.HasIndex(part => part.Sku);
    }
}
