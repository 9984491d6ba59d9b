using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Search;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Content;
using Shop.Catalog.Domain.Imports;
using Shop.Catalog.Domain.Products;
using Shop.Catalog.Domain.Search;
using Shop.Kernel.Persistence;

namespace Shop.Catalog.Application;

internal abstract class CatalogDbContext(DbContextOptions options) : ModuleDbContext(options, "catalog")
{
    public DbSet<Product> Products => Set<Product>();

    public DbSet<Variant> Variants => Set<Variant>();

    public DbSet<ProductMedia> Media => Set<ProductMedia>();

    public DbSet<ProductCategory> ProductCategories => Set<ProductCategory>();

    public DbSet<PriceChange> PriceChanges => Set<PriceChange>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<SlugRedirect> SlugRedirects => Set<SlugRedirect>();

    public DbSet<ContentPageEntry> ContentPages => Set<ContentPageEntry>();

    public DbSet<SearchItem> SearchItems => Set<SearchItem>();

    public DbSet<SearchItemCategory> SearchItemCategories => Set<SearchItemCategory>();

    public DbSet<ProductDocument> ProductDocuments => Set<ProductDocument>();

    public DbSet<ImportJob> Imports => Set<ImportJob>();

    public DbSet<ImportMessage> ImportMessages => Set<ImportMessage>();

    public DbSet<ImportChunk> ImportChunks => Set<ImportChunk>();

    /// <summary>Products that are not deleted, with all their parts.</summary>
    public IQueryable<Product> WholeProducts =>
        Products
            .Include(product => product.Variants.OrderBy(variant => variant.Position))
            .Include(product => product.Media.OrderBy(picture => picture.Position))
            .Include(product => product.Categories.OrderBy(entry => entry.Position))
            .Where(product => product.DeletedAt == null)
            .AsSplitQuery();

    /// <summary>True when the save failed because a slug, SKU or id was taken concurrently.</summary>
    public abstract bool IsTaken(DbUpdateException exception);

    /// <summary>Saves; false when a slug, SKU or id was taken concurrently.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception is not DbUpdateConcurrencyException && IsTaken(exception))
        {
            return false;
        }
    }

    /// <summary>Items that match every word of the query by prefix, ranked.</summary>
    public abstract IQueryable<RankedItem> Matching(IQueryable<SearchItem> items, SearchTerms terms);
}
