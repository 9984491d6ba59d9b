using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;

namespace Shop.Catalog.Infrastructure.Persistence;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("products");
        builder.Property(product => product.Id).ValueGeneratedNever();
        builder.Property(product => product.Version).IsConcurrencyToken();
        builder.Property(product => product.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(product => product.Title).HasMaxLength(TextLimits.Title);
        builder.Property(product => product.SearchKey).HasMaxLength((3 * TextLimits.Title) + 2);
        builder.Property(product => product.Vendor).HasMaxLength(TextLimits.Title);
        builder.Property(product => product.ProductType).HasMaxLength(TextLimits.Title);
        builder.Property(product => product.SeoTitle).HasMaxLength(TextLimits.Title);
        builder.Property(product => product.SeoDescription).HasMaxLength(TextLimits.SeoDescription);
        builder.Property(product => product.Option1Name).HasMaxLength(TextLimits.Option);
        builder.Property(product => product.Option2Name).HasMaxLength(TextLimits.Option);
        builder.Property(product => product.Option3Name).HasMaxLength(TextLimits.Option);
        builder.Ignore(product => product.Tags).Ignore(product => product.OptionNames).Ignore(product => product.IsForSale);
        builder.HasIndex(product => product.Slug).IsUnique().HasFilter("deleted_at IS NULL");
        builder.HasIndex(product => product.ChangedAt);
        builder.HasMany(product => product.Variants).WithOne().HasForeignKey(variant => variant.ProductId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(product => product.Media).WithOne().HasForeignKey(picture => picture.ProductId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(product => product.Categories).WithOne().HasForeignKey(entry => entry.ProductId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(product => product.PriceChanges)
            .WithOne()
            .HasForeignKey(change => change.ProductId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class VariantConfiguration : IEntityTypeConfiguration<Variant>
{
    public void Configure(EntityTypeBuilder<Variant> builder)
    {
        builder.ToTable("variants", table => table.HasCheckConstraint("ck_variants_price", "price_amount >= 0"));
        builder.Property(variant => variant.Id).ValueGeneratedNever();
        builder.Property(variant => variant.SkuKey).HasMaxLength(Shop.Kernel.Sku.MaxLength);
        builder.Property(variant => variant.Option1).HasMaxLength(TextLimits.Option);
        builder.Property(variant => variant.Option2).HasMaxLength(TextLimits.Option);
        builder.Property(variant => variant.Option3).HasMaxLength(TextLimits.Option);
        builder.Property(variant => variant.Barcode).HasMaxLength(TextLimits.Barcode);
        builder.Property(variant => variant.WeightGrams).HasPrecision(12, 3);
        builder.Property(variant => variant.WeightUnit).HasMaxLength(8);
        builder.Ignore(variant => variant.Values).Ignore(variant => variant.CompareAtPrice).Ignore(variant => variant.CostPrice);
        builder.HasIndex(variant => variant.ProductId);
        builder.HasIndex(variant => variant.Sku).IsUnique().HasFilter("retired_at IS NULL");
        builder.HasIndex(variant => variant.SkuKey);
    }
}

internal sealed class ProductMediaConfiguration : IEntityTypeConfiguration<ProductMedia>
{
    public void Configure(EntityTypeBuilder<ProductMedia> builder)
    {
        builder.ToTable("media");
        builder.Property(picture => picture.Id).ValueGeneratedNever();
        builder.Property(picture => picture.Url).HasMaxLength(TextLimits.Url);
        builder.Property(picture => picture.Alt).HasMaxLength(TextLimits.Alt);
        builder.Property(picture => picture.StoredName).HasMaxLength(100);
        builder.Property(picture => picture.SourceUrl).HasMaxLength(TextLimits.Url);
        builder.HasIndex(picture => picture.ProductId);
        builder.HasIndex(picture => picture.FetchAttempts).HasFilter("stored_name IS NULL");
    }
}

internal sealed class ProductCategoryConfiguration : IEntityTypeConfiguration<ProductCategory>
{
    public void Configure(EntityTypeBuilder<ProductCategory> builder)
    {
        builder.ToTable("product_categories");
        builder.HasKey(entry => new { entry.ProductId, entry.CategoryId });
        builder.HasIndex(entry => entry.CategoryId);
        builder.HasOne<Category>().WithMany().HasForeignKey(entry => entry.CategoryId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PriceChangeConfiguration : IEntityTypeConfiguration<PriceChange>
{
    public void Configure(EntityTypeBuilder<PriceChange> builder)
    {
        builder.ToTable("price_changes");
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasIndex(change => new { change.ProductId, change.At });
    }
}
