using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Infrastructure.Persistence;

internal sealed class PromotionConfiguration : IEntityTypeConfiguration<Promotion>
{
    public void Configure(EntityTypeBuilder<Promotion> builder)
    {
        builder.ToTable("promotions");
        builder.Property(promotion => promotion.Id).ValueGeneratedNever();
        builder.Property(promotion => promotion.Version).IsConcurrencyToken();
        builder.ComplexProperty(
            promotion => promotion.Terms,
            terms =>
            {
                terms.Property(part => part.Name).HasMaxLength(100);
                terms.Property(part => part.Products).HasConversion(new JsonListConverter<Guid>(), new ListComparer<Guid>());
                terms.Property(part => part.Categories).HasConversion(new JsonListConverter<Guid>(), new ListComparer<Guid>());
                terms.Property(part => part.Skus).HasConversion(new JsonListConverter<string>(), new ListComparer<string>());
            }
        );
        builder.HasIndex(promotion => promotion.UpdatedAt);
    }
}

internal sealed class DiscountCodeConfiguration : IEntityTypeConfiguration<DiscountCode>
{
    public void Configure(EntityTypeBuilder<DiscountCode> builder)
    {
        builder.ToTable("discount_codes", table =>
            table.HasCheckConstraint("ck_discount_codes_uses", "uses >= 0 AND (max_uses IS NULL OR uses <= max_uses)")
        );
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.Property(code => code.Code).HasMaxLength(DiscountCode.Longest);
        builder.Ignore(code => code.IsUsedUp);
        builder.HasOne<Promotion>().WithMany().HasForeignKey(code => code.PromotionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(code => code.Code).IsUnique();
        builder.HasIndex(code => new { code.PromotionId, code.Id });
        builder.HasIndex(code => code.BatchId);
    }
}

internal sealed class CodeUseConfiguration : IEntityTypeConfiguration<CodeUse>
{
    public void Configure(EntityTypeBuilder<CodeUse> builder)
    {
        builder.ToTable("code_uses");
        builder.Property(use => use.Id).ValueGeneratedNever();
        builder.HasOne<DiscountCode>().WithMany().HasForeignKey(use => use.CodeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(use => new { use.CodeId, use.OrderId }).IsUnique();
        builder.HasIndex(use => use.OrderId);
    }
}
