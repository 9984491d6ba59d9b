using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Application.Html;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Domain.Products;
using Shop.Catalog.Domain.Search;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using AvailabilityState = Shop.Catalog.Contracts.Products.AvailabilityState;

namespace Shop.Catalog.Application.Search;

/// <summary>
/// Updates the read models of lists, search and product pages in the same save as the product. Products that are not for sale have no
/// entry.
/// </summary>
internal static class ProductIndex
{
    private const int MaxText = 6000;
    private const int MaxLabels = 2000;

    private static readonly TimeSpan PriorPriceSpan = TimeSpan.FromDays(30);

    public static async Task WriteAsync(
        CatalogDbContext db,
        IReadOnlyList<Product> products,
        CategoryTree tree,
        IReadOnlyDictionary<Sku, Availability> stock,
        SearchLanguage language,
        CancellationToken cancellationToken
    )
    {
        ProductId[] ids = [.. products.Select(product => product.Id)];
        var items = await db
            .SearchItems.AsTracking()
            .Where(item => ids.Contains(item.ProductId))
            .ToDictionaryAsync(item => item.ProductId, cancellationToken);
        var documents = await db
            .ProductDocuments.AsTracking()
            .Where(document => ids.Contains(document.ProductId))
            .ToDictionaryAsync(document => document.ProductId, cancellationToken);
        var places = (
            await db.SearchItemCategories.AsTracking().Where(entry => ids.Contains(entry.ProductId)).ToListAsync(cancellationToken)
        ).ToLookup(entry => entry.ProductId);
        var prior = await LowestPriorAsync(db, products, cancellationToken);
        foreach (var product in products)
        {
            items.TryGetValue(product.Id, out var item);
            documents.TryGetValue(product.Id, out var document);
            if (!product.IsForSale)
            {
                db.SearchItemCategories.RemoveRange(places[product.Id]);
                if (item is not null)
                    db.SearchItems.Remove(item);
                if (document is not null)
                    db.ProductDocuments.Remove(document);
                continue;
            }

            if (item is null)
                db.SearchItems.Add(item = new SearchItem { ProductId = product.Id });
            Fill(item, product, Stock.BestOf(product.Variants.Select(variant => variant.Sku), stock), language);

            if (document is null)
                db.ProductDocuments.Add(document = new ProductDocument { ProductId = product.Id });
            document.Slug = product.Slug;
            document.Json = ProductDocuments.Write(product, prior.GetValueOrDefault(product.Id));

            Place(db, product, tree, [.. places[product.Id]]);
        }
    }

    private static void Fill(SearchItem item, Product product, AvailabilityState stock, SearchLanguage language)
    {
        var cheapest = product.Variants.MinBy(variant => variant.Price.Amount)!;
        var picture = product.Media.Count > 0 ? product.Media[0] : null;
        item.Slug = product.Slug;
        item.Title = product.Title;
        item.TitleKey = Cut(Tokenizer.Fold(product.Title), Domain.TextLimits.Title);
        item.Vendor = product.Vendor;
        item.ImageUrl = picture?.Url;
        item.ImageAlt = picture?.Alt ?? string.Empty;
        item.Currency = cheapest.Price.Currency;
        item.MinPrice = cheapest.Price.Amount;
        item.MaxPrice = product.Variants.Max(variant => variant.Price.Amount);
        item.CompareAt = cheapest.CompareAt;
        item.VariantCount = product.Variants.Count;
        item.OnlySku = product.Variants.Count == 1 ? cheapest.Sku : null;
        SetStock(item, stock);
        item.IsFeatured = product.IsFeatured;
        item.PublishedAt = product.PublishedAt ?? product.CreatedAt;
        item.ChangedAt = product.ChangedAt;
        List<string> names = [.. Tokenizer.IndexTokens(product.Title)];
        List<string> labels =
        [
            .. product
                .Tags.Append(product.Vendor ?? string.Empty)
                .Append(product.ProductType ?? string.Empty)
                .Concat(product.Variants.SelectMany(variant => variant.Values))
                .SelectMany(Tokenizer.IndexTokens),
        ];
        List<string> words = [.. Tokenizer.IndexTokens(PlainText.Of(product.DescriptionHtml))];
        item.NameTokens = Tokenizer.Joined(names, MaxLabels);
        item.SkuTokens = Tokenizer.Joined(
            product.Variants.SelectMany(variant =>
                Tokenizer.Tokens(variant.Sku.Value).Append(variant.SkuKey).Concat(Tokenizer.Tokens(variant.Barcode ?? string.Empty))
            ),
            MaxText
        );
        item.LabelTokens = Tokenizer.Joined(labels, MaxText);
        item.WordForms = Tokenizer.Joined(
            names.Concat(labels).Select(language.Stem).Concat(Tokenizer.Compounds(names).Select(pair => pair.First + pair.Second)),
            MaxText
        );
        item.TextTokens = Tokenizer.Joined(words.Concat(words.Select(language.Stem)), MaxText);
    }

    public static void SetStock(SearchItem item, AvailabilityState stock) =>
        (item.Stock, item.InStock) = (stock, stock != AvailabilityState.SoldOut);

    private static void Place(CatalogDbContext db, Product product, CategoryTree tree, IReadOnlyList<SearchItemCategory> present)
    {
        var wanted = product.Categories.SelectMany(entry => tree.PathTo(entry.CategoryId)).Select(entry => entry.Id).ToHashSet();
        db.SearchItemCategories.RemoveRange(present.Where(entry => !wanted.Contains(entry.CategoryId)));
        wanted.ExceptWith(present.Select(entry => entry.CategoryId));
        db.SearchItemCategories.AddRange(wanted.Select(id => new SearchItemCategory { CategoryId = id, ProductId = product.Id }));
    }

    /// <summary>
    /// For each product whose cheapest variant is reduced, the lowest price of that variant in the 30 days before its current price.
    /// </summary>
    private static async Task<Dictionary<ProductId, decimal?>> LowestPriorAsync(
        CatalogDbContext db,
        IReadOnlyList<Product> products,
        CancellationToken cancellationToken
    )
    {
        var reduced = products
            .Where(product => product.IsForSale)
            .Select(product => (Product: product, Cheapest: product.Variants.MinBy(variant => variant.Price.Amount)!))
            .Where(entry => entry.Cheapest.CompareAt is not null)
            .ToList();
        if (reduced.Count == 0)
            return [];

        VariantId[] ids = [.. reduced.Select(entry => entry.Cheapest.Id)];
        var saved = (await db.PriceChanges.Where(change => ids.Contains(change.VariantId)).ToListAsync(cancellationToken)).ToLookup(
            change => change.VariantId
        );
        return reduced.ToDictionary(
            entry => entry.Product.Id,
            entry =>
            {
                var changes = saved[entry.Cheapest.Id]
                    .Concat(entry.Product.PriceChanges.Where(change => change.VariantId == entry.Cheapest.Id))
                    .DistinctBy(change => change.Id)
                    .OrderBy(change => change.At)
                    .ThenBy(change => change.Id)
                    .ToList();
                return LowestPrior(changes, entry.Cheapest.Price.Amount);
            }
        );
    }

    internal static decimal? LowestPrior(IReadOnlyList<PriceChange> changes, decimal present)
    {
        var start = changes.Count - 1;
        while (start > 0 && changes[start - 1].Price.Amount == present)
            start--;
        if (start <= 0)
            return null;

        var from = changes[start].At - PriorPriceSpan;
        return changes.Take(start).Where((_, index) => changes[index + 1].At > from).Min(change => (decimal?)change.Price.Amount);
    }

    private static string Cut(string text, int max) =>
        text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
