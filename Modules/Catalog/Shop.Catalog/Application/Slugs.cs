using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;

namespace Shop.Catalog.Application;

/// <summary>Finds free slugs and maintains redirects from former ones.</summary>
internal static class Slugs
{
    private const int MaxTries = 500;

    /// <summary>The requested slug, or a free one generated from the title.</summary>
    public static async Task<string> ForProductAsync(
        CatalogDbContext db,
        string? wanted,
        string title,
        ProductId self,
        CancellationToken cancellationToken
    )
    {
        if (wanted.Blank() is { } slug)
            return slug;

        var basis = Slug.From(title, "product");
        var taken = await db
            .Products.Where(product => product.Id != self && product.DeletedAt == null && EF.Functions.Like(product.Slug, basis + "%"))
            .Select(product => product.Slug)
            .ToListAsync(cancellationToken);
        return Free(basis, taken.ToHashSet());
    }

    public static async Task<string> ForCategoryAsync(
        CatalogDbContext db,
        string? wanted,
        string name,
        CategoryId self,
        CancellationToken cancellationToken
    )
    {
        if (wanted.Blank() is { } slug)
            return slug;

        var basis = Slug.From(name, "category");
        var taken = await db
            .Categories.Where(category => category.Id != self && EF.Functions.Like(category.Slug, basis + "%"))
            .Select(category => category.Slug)
            .ToListAsync(cancellationToken);
        return Free(basis, taken.ToHashSet());
    }

    public static string Free(string basis, IReadOnlySet<string> taken)
    {
        if (!taken.Contains(basis))
            return basis;

        for (var number = 2; number < MaxTries; number++)
            if (!taken.Contains($"{basis}-{number}"))
                return $"{basis}-{number}";

        return $"{basis}-{Guid.CreateVersion7():N}";
    }

    /// <summary>Redirects the old slug to its owner, and removes a redirect from the new one.</summary>
    public static async Task MoveAsync(
        CatalogDbContext db,
        SlugOwner owner,
        Guid id,
        string? from,
        string to,
        CancellationToken cancellationToken
    )
    {
        if (from == to)
            return;

        var redirects = await db
            .SlugRedirects.AsTracking()
            .Where(redirect => redirect.Owner == owner && (redirect.Slug == to || redirect.Slug == from))
            .ToListAsync(cancellationToken);
        if (redirects.Find(redirect => redirect.Slug == to) is { } loop)
            db.SlugRedirects.Remove(loop);
        if (from is null)
            return;

        if (redirects.Find(redirect => redirect.Slug == from) is { } known)
            known.LeadTo(id);
        else
            db.SlugRedirects.Add(new SlugRedirect(owner, from, id));
    }
}
