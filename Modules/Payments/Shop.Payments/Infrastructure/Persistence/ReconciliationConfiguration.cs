using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Payments.Application;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Persistence;

internal sealed class MismatchConfiguration : IEntityTypeConfiguration<Mismatch>
{
    public void Configure(EntityTypeBuilder<Mismatch> builder)
    {
        builder.ToTable("mismatches");
        builder.Property(mismatch => mismatch.Id).ValueGeneratedNever();
        builder.Property(mismatch => mismatch.Provider).HasMaxLength(40);
        builder.Property(mismatch => mismatch.Subject).HasMaxLength(100);
        builder.Property(mismatch => mismatch.ProviderReference).HasMaxLength(100);
        builder
            .HasIndex(mismatch => new
            {
                mismatch.Provider,
                mismatch.Kind,
                mismatch.Subject,
            })
            .IsUnique()
            .HasFilter("resolved_at IS NULL");
        builder.HasIndex(mismatch => mismatch.FirstSeenAt);
    }
}

internal sealed class ProviderComparisonConfiguration : IEntityTypeConfiguration<ProviderComparison>
{
    public void Configure(EntityTypeBuilder<ProviderComparison> builder)
    {
        builder.ToTable("comparisons");
        builder.HasKey(comparison => comparison.Provider);
        builder.Property(comparison => comparison.Provider).HasMaxLength(40);
    }
}
