using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Products;
using Shop.Catalog.Domain.Search;

namespace Shop.Catalog.Infrastructure.Persistence;

internal sealed class SearchItemConfiguration : IEntityTypeConfiguration<SearchItem>
{
    public void Configure(EntityTypeBuilder<SearchItem> builder)
    {
        builder.ToTable("search_items");
        builder.HasKey(item => item.ProductId);
        builder.Property(item => item.ProductId).ValueGeneratedNever();
        builder.Property(item => item.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(item => item.Title).HasMaxLength(TextLimits.Title);
        builder.Property(item => item.TitleKey).HasMaxLength(TextLimits.Title);
        builder.Property(item => item.Vendor).HasMaxLength(TextLimits.Title);
        builder.Property(item => item.ImageUrl).HasMaxLength(TextLimits.Url);
        builder.Property(item => item.ImageAlt).HasMaxLength(TextLimits.Alt);
        // Makes the later of two concurrent events about one product read stock again.
        builder.Property(item => item.Stock).IsConcurrencyToken();
        builder.HasIndex(item => item.PublishedAt);
        builder.HasIndex(item => item.MinPrice);
        builder.HasIndex(item => item.TitleKey);
        builder.HasIndex(item => new { item.IsFeatured, item.PublishedAt });
        builder.HasOne<Product>().WithOne().HasForeignKey<SearchItem>(item => item.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SearchItemCategoryConfiguration : IEntityTypeConfiguration<SearchItemCategory>
{
    public void Configure(EntityTypeBuilder<SearchItemCategory> builder)
    {
        builder.ToTable("search_item_categories");
        builder.HasKey(entry => new { entry.CategoryId, entry.ProductId });
        builder.HasIndex(entry => entry.ProductId);
        builder.HasOne<SearchItem>().WithMany().HasForeignKey(entry => entry.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProductDocumentConfiguration : IEntityTypeConfiguration<ProductDocument>
{
    public void Configure(EntityTypeBuilder<ProductDocument> builder)
    {
        builder.ToTable("product_documents");
        builder.HasKey(document => document.ProductId);
        builder.Property(document => document.ProductId).ValueGeneratedNever();
        builder.Property(document => document.Slug).HasMaxLength(Slug.MaxLength);
        builder.HasIndex(document => document.Slug).IsUnique();
        builder.HasOne<Product>().WithOne().HasForeignKey<ProductDocument>(document => document.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}
