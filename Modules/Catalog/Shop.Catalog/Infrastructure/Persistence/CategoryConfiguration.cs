using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Content;

namespace Shop.Catalog.Infrastructure.Persistence;

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.ToTable("categories");
        builder.Property(category => category.Id).ValueGeneratedNever();
        builder.Property(category => category.Version).IsConcurrencyToken();
        builder.Property(category => category.Name).HasMaxLength(TextLimits.CategoryName);
        builder.Property(category => category.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(category => category.ImageUrl).HasMaxLength(TextLimits.Url);
        builder.Property(category => category.SeoTitle).HasMaxLength(TextLimits.Title);
        builder.Property(category => category.SeoDescription).HasMaxLength(TextLimits.SeoDescription);
        builder.HasIndex(category => category.Slug).IsUnique();
        builder.HasOne<Category>().WithMany().HasForeignKey(category => category.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SlugRedirectConfiguration : IEntityTypeConfiguration<SlugRedirect>
{
    public void Configure(EntityTypeBuilder<SlugRedirect> builder)
    {
        builder.ToTable("slug_redirects");
        builder.HasKey(redirect => new { redirect.Owner, redirect.Slug });
        builder.Property(redirect => redirect.Slug).HasMaxLength(Slug.MaxLength);
        builder.HasIndex(redirect => redirect.TargetId);
    }
}

internal sealed class ContentPageConfiguration : IEntityTypeConfiguration<ContentPageEntry>
{
    public void Configure(EntityTypeBuilder<ContentPageEntry> builder)
    {
        builder.ToTable("content_pages");
        builder.Property(page => page.Id).ValueGeneratedNever();
        builder.Property(page => page.Version).IsConcurrencyToken();
        builder.Property(page => page.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(page => page.Title).HasMaxLength(TextLimits.Title);
        builder.HasIndex(page => page.Slug).IsUnique();
        builder.HasData(SeedContentPages.All);
    }
}
