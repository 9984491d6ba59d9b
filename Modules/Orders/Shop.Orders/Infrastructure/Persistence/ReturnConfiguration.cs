using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Infrastructure.Persistence;

internal sealed class ReturnConfiguration : IEntityTypeConfiguration<Return>
{
    public void Configure(EntityTypeBuilder<Return> builder)
    {
        builder.ToTable("returns");
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.Property(request => request.Number).HasMaxLength(32);
        builder.Property(request => request.OrderNumber).HasMaxLength(32);
        builder.Property(request => request.ExchangeOrderNumber).HasMaxLength(32);
        builder.Ignore(request => request.RefundAmount).Ignore(request => request.Units);
        builder.HasMany(request => request.Lines).WithOne().HasForeignKey("ReturnId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(request => request.Steps).WithOne().HasForeignKey("ReturnId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(request => request.Number).IsUnique();
        builder.HasIndex(request => request.OrderId);
        builder.HasIndex(request => request.RequestedAt);
        builder.HasIndex(request => new { request.Status, request.ExpiresAt });
    }
}

internal sealed class ReturnLineConfiguration : IEntityTypeConfiguration<ReturnLine>
{
    public void Configure(EntityTypeBuilder<ReturnLine> builder)
    {
        builder.ToTable("return_lines", table =>
            table.HasCheckConstraint(
                "ck_return_lines_quantities",
                "quantity > 0 AND received >= 0 AND received <= quantity "
                    + "AND sellable >= 0 AND damaged >= 0 AND missing >= 0 AND sent_back >= 0 "
                    + "AND sellable + damaged + missing + sent_back <= quantity"
            )
        );
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.Property(line => line.Title).HasMaxLength(1100);
        builder.Ignore(line => line.Kept);
    }
}

internal sealed class ReturnStepConfiguration : IEntityTypeConfiguration<ReturnStep>
{
    public void Configure(EntityTypeBuilder<ReturnStep> builder)
    {
        builder.ToTable("return_steps");
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.Property(step => step.Actor).HasMaxLength(40);
        builder.HasIndex("ReturnId", nameof(ReturnStep.Sequence)).IsUnique();
    }
}
