using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Infrastructure.Persistence;

internal sealed class LocationConfiguration : IEntityTypeConfiguration<Location>
{
    public void Configure(EntityTypeBuilder<Location> builder)
    {
        builder.ToTable("locations");
        builder.Property(location => location.Id).ValueGeneratedNever();
        builder.Property(location => location.Code).HasMaxLength(32);
        builder.Property(location => location.Name).HasMaxLength(100);
        builder.Property(location => location.Version).IsConcurrencyToken();
        builder
            .Property(location => location.Address)
            .HasMaxLength(1000)
            .HasConversion(
                address => JsonSerializer.Serialize(address, KernelJson.Options),
                text => JsonSerializer.Deserialize<PostalAddress>(text, KernelJson.Options)!
            );
        builder.HasIndex(location => location.Code).IsUnique();
        builder.HasData(new Location(new LocationId(new Guid("019a0000-0000-7000-8000-000000000001")), "main", "Main warehouse", 1));
    }
}
