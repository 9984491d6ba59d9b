using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Application.Search;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Imports;
using Shop.Catalog.Domain.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using ProductStatus = Shop.Catalog.Contracts.Products.ProductStatus;

namespace Shop.Catalog.Application.Imports;

/// <summary>Imports a batch of products, each as a whole or not at all.</summary>
internal sealed class ImportBatch(
    CatalogDbContext db,
    IMediator mediator,
    ProductFileHeader header,
    ImportJob job,
    Currency currency,
    SearchLanguage language,
    DateTimeOffset now
)
{
    private const int MaxAtOnce = 1000;

    private readonly List<Product> changed = [];
    private readonly List<StockedRow> stocked = [];
    private readonly ImportTally tally = new();

    /// <summary>Does everything except saving. Afterwards nothing tracked belongs to a rejected product.</summary>
    public async Task<ImportTally> ApplyAsync(IReadOnlyList<ImportedProduct> products, ImportSkus skus, CancellationToken cancellationToken)
    {
        var tree = await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
        var present = await PresentAsync(products, cancellationToken);
        foreach (var product in products.Where(product => !product.IsRejected))
            CheckAgainst(product, present.GetValueOrDefault(product.Handle));

        tree = await PlaceAsync(products, present, tree, cancellationToken);
        await skus.LoadAsync(db, products, cancellationToken);
        var categories = new ImportCategories(db, tree, now);
        foreach (var product in products)
            Take(product, present.GetValueOrDefault(product.Handle), skus, categories);

        await SetStockAsync(cancellationToken);
        if (!job.IsDryRun)
        {
            var stock = await Stock.AskAsync(
                mediator,
                [.. changed.SelectMany(product => product.Variants).Select(variant => variant.Sku)],
                cancellationToken
            );
            await ProductIndex.WriteAsync(db, changed, tree, stock, language, cancellationToken);
        }

        return tally;
    }

    /// <summary>Products by handle, also by former ones, so that a renamed product is found.</summary>
    private async Task<Dictionary<string, Product>> PresentAsync(
        IReadOnlyList<ImportedProduct> products,
        CancellationToken cancellationToken
    )
    {
        string[] handles = [.. products.Select(product => product.Handle)];
        var found = await db
            .WholeProducts.AsTracking()
            .Where(product => handles.Contains(product.Slug))
            .ToDictionaryAsync(product => product.Slug, cancellationToken);
        var moved = await db
            .SlugRedirects.AsTracking()
            .Where(redirect => redirect.Owner == SlugOwner.Product && handles.Contains(redirect.Slug))
            .ToListAsync(cancellationToken);
        var ids = moved.Where(redirect => !found.ContainsKey(redirect.Slug)).Select(redirect => new ProductId(redirect.TargetId)).ToArray();
        if (ids.Length == 0)
            return found;

        var renamed = await db
            .WholeProducts.AsTracking()
            .Where(product => ids.Contains(product.Id))
            .ToDictionaryAsync(product => product.Id, cancellationToken);
        foreach (var redirect in moved)
        {
            if (!renamed.TryGetValue(new ProductId(redirect.TargetId), out var product))
                db.SlugRedirects.Remove(redirect); // the owner was deleted, so the slug is free again
            else if (!products.Any(other => other.Handle == product.Slug))
                found.TryAdd(redirect.Slug, product);
        }

        return found;
    }

    /// <summary>Checks that depend on the existing product and its currency.</summary>
    private void CheckAgainst(ImportedProduct imported, Product? present)
    {
        if (present is null && imported.Title is null)
            imported.Reject(imported.FirstLine, header.NameOf(Field.Title), null, new Message("catalog.import-title-missing"));
        if (present is null && !header.Has(Field.Price))
            imported.Reject(imported.FirstLine, null, null, new Message("catalog.import-no-price-column"));
        else if (present is null && imported.Variants.Count == 0)
            imported.Reject(imported.FirstLine, header.NameOf(Field.Price), null, CatalogErrors.PriceMissing);
        if (present is { OptionNames.Count: > 0 } && imported.Variants.Count > 0 && !imported.HasOptionColumns)
            imported.Reject(imported.FirstLine, null, null, new Message("catalog.import-no-option-columns"));

        if (present is not null && imported.Rows.All(row => header.Cell(row, Field.Handle).Length == 0) && !HasSkuOf(imported, present))
            imported.Reject(imported.FirstLine, header.NameOf(Field.Handle), imported.Title, new Message("catalog.import-title-in-use"));

        var matches = ImportDrafts.Match(imported, present);
        foreach (var variant in imported.Variants)
        {
            if (variant.Price is null && (header.Has(Field.Price) || (present is not null && !matches.ContainsKey(variant))))
                imported.Reject(variant.Line, header.NameOf(Field.Price), null, CatalogErrors.PriceMissing);
            if (variant.Price is { } price && !new Money(price, currency).IsInMinorUnits)
                imported.Reject(variant.Line, header.NameOf(Field.Price), price.ToString(CultureInfo.InvariantCulture), TooPrecise());
            if (variant.CompareAt is { IsGiven: true, Value: { } compareAt } && !new Money(compareAt, currency).IsInMinorUnits)
                imported.Reject(
                    variant.Line,
                    header.NameOf(Field.CompareAt),
                    compareAt.ToString(CultureInfo.InvariantCulture),
                    TooPrecise()
                );
            if (variant.Currency is { } named && named != currency.Code)
                imported.Reject(variant.Line, header.NameOf(Field.Currency), named, CatalogErrors.OtherCurrency(currency));
        }
    }

    private Message TooPrecise() =>
        new Message("catalog.import-too-precise").With("currency", currency.Code).With("digits", currency.Digits);

    /// <summary>A blank SKU stands for the generated one.</summary>
    private static bool HasSkuOf(ImportedProduct imported, Product present) =>
        imported.Variants.Exists(row =>
            SkuChoice
                .For(imported.Handle, row.Sku, row.Values)
                .Take(row.Sku is null ? int.MaxValue : 1)
                .Any(sku => present.Variants.Any(variant => variant.Sku == sku))
        );

    /// <summary>Creates missing categories in a separate save, so that the products can reference them.</summary>
    private async Task<CategoryTree> PlaceAsync(
        IReadOnlyList<ImportedProduct> products,
        Dictionary<string, Product> present,
        CategoryTree tree,
        CancellationToken cancellationToken
    )
    {
        if (job.IsDryRun)
            return tree;

        var categories = new ImportCategories(db, tree, now);
        foreach (
            var product in products.Where(product => !product.IsRejected && IsPlaced(product, present.GetValueOrDefault(product.Handle)))
        )
            categories.Find(PathOf(product, present.GetValueOrDefault(product.Handle)), make: true);

        if (!categories.HasNew)
            return tree;

        await db.SaveChangesAsync(cancellationToken);
        return await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
    }

    /// <summary>
    /// A product is put in the file's category when it is new or when the file's value changed; otherwise its current categories are kept.
    /// </summary>
    private static bool IsPlaced(ImportedProduct imported, Product? present) =>
        present is null
        || imported.Category.Or(present.TaxonomyPath) != present.TaxonomyPath
        || imported.Type.Or(present.ProductType) != present.ProductType;

    private static IReadOnlyList<string> PathOf(ImportedProduct imported, Product? present) =>
        ImportCategories.PathOf(imported.Category.Or(present?.TaxonomyPath), imported.Type.Or(present?.ProductType));

    private void Take(ImportedProduct imported, Product? present, ImportSkus skus, ImportCategories categories)
    {
        if (!imported.IsRejected)
        {
            try
            {
                Apply(imported, present, skus, categories);
                return;
            }
            catch (DomainException exception)
            {
                // The details were changed before the variants were checked: revert them.
                if (present is not null)
                    Detach(present);
                imported.Reject(LineOf(imported, exception.Error), null, null, exception.Error);
            }
        }

        tally.Rejected++;
        tally.RowsRejected += imported.Rows.Count;
    }

    private void Apply(ImportedProduct imported, Product? present, ImportSkus skus, ImportCategories categories)
    {
        var id = present?.Id ?? new ProductId(Guid.CreateVersion7());
        var matches = ImportDrafts.Match(imported, present);
        var pictures = ImportDrafts.Pictures(imported, present);
        var drafts = imported
            .Variants.Select(row =>
                ImportDrafts.Variant(
                    row,
                    matches.GetValueOrDefault(row),
                    skus.Choose(imported, row, id, matches, header.NameOf(Field.Sku)),
                    currency,
                    pictures ?? (present is null ? [] : null),
                    present?.Media ?? [],
                    header
                )
            )
            .ToList();
        IReadOnlyList<CategoryId> placed = present is null
            ? []
            : [.. present.Categories.OrderBy(entry => entry.Position).Select(entry => entry.CategoryId)];
        if (IsPlaced(imported, present) && categories.Find(PathOf(imported, present), make: false) is { } category)
            placed = [category];

        var text = ImportDrafts.Text(imported, present, placed, header);
        if (present is null)
        {
            var product = Product.Create(
                id,
                imported.Handle,
                text,
                imported.Options,
                drafts,
                pictures ?? [],
                imported.State ?? ProductStatus.Active,
                now,
                staffId: null
            );
            db.Products.Add(product);
            changed.Add(product);
            tally.Created++;
            tally.RowsTaken += imported.Rows.Count;
        }
        else if (
            present.Replace(
                present.Slug,
                text,
                imported.State,
                drafts.Count == 0 ? null : imported.Options,
                drafts.Count == 0 ? null : drafts,
                pictures,
                now
            )
        )
        {
            changed.Add(present);
            tally.Updated++;
            tally.RowsTaken += imported.Rows.Count;
        }
        else
        {
            tally.Unchanged++;
            tally.RowsUnchanged += imported.Rows.Count;
        }

        tally.Variants += imported.Variants.Count;
        tally.PriceTotal += imported.Variants.Sum(variant => variant.Price ?? 0);
        stocked.AddRange(
            imported.Variants.Zip(drafts, (row, draft) => new StockedRow(imported, row, draft.Sku, IsNew: !matches.ContainsKey(row)))
        );
    }

    /// <summary>
    /// Applies a quantity for new variants. For existing ones only if stock updates were requested, the quantity was edited after the
    /// export, and stock is still the exported number.
    /// </summary>
    private int? QuantityOf(StockedRow entry) =>
        entry.IsNew || (job.UpdatesStock && entry.Row.Quantity != entry.Row.ExportedQuantity) ? entry.Row.Quantity : null;

    private async Task SetStockAsync(CancellationToken cancellationToken)
    {
        var given = stocked
            .Where(entry => QuantityOf(entry) is not null || entry.Row.IsTracked.IsGiven || entry.Row.CanBackorder.IsGiven)
            .ToList();
        var isPartial = given.Exists(entry => !entry.Row.IsTracked.IsGiven || !entry.Row.CanBackorder.IsGiven);
        var present = isPartial ? await Stock.AskAsync(mediator, given.ConvertAll(entry => entry.Sku), cancellationToken) : [];
        foreach (var chunk in given.Chunk(MaxAtOnce))
        {
            ImportedStock[] items =
            [
                .. chunk.Select(entry =>
                {
                    var before = present.GetValueOrDefault(entry.Sku);
                    return new ImportedStock(
                        entry.Sku,
                        QuantityOf(entry),
                        entry.Row.IsTracked.Or(before?.IsTracked ?? true),
                        entry.Row.CanBackorder.Or(before?.CanBackorder ?? false),
                        entry.IsNew ? null : entry.Row.ExportedQuantity
                    );
                }),
            ];
            var result = job.IsDryRun
                ? await mediator.Send(new PreviewStockImport(items), cancellationToken)
                : await mediator.Send(
                    new ImportStock(Guid.CreateVersion7(), items, ImportTexts.Cut(job.FileName, 100)!),
                    cancellationToken
                );
            if (!result.IsSuccess)
                throw new InvalidOperationException($"Stock could not be set: {result.Errors[0]}");

            var rows = chunk.ToDictionary(entry => entry.Sku);
            foreach (var level in result.Value)
                Report(rows[level.Sku], level);
        }

        await Stock.AddAsync(mediator, stocked.Except(given).Select(entry => entry.Sku), cancellationToken);
    }

    private void Report(StockedRow entry, ImportedLevel level)
    {
        var quantity = entry.Row.Quantity?.ToString(CultureInfo.InvariantCulture);
        if (level.IsStale)
            entry.Product.Warn(
                entry.Row.Line,
                header.NameOf(Field.Quantity),
                quantity,
                new Message("catalog.import-stock-stale")
                    .With("sku", level.Sku.Value)
                    .With("exported", entry.Row.ExportedQuantity)
                    .With("before", level.Before)
            );
        else
            tally.StockLevelsSet++;

        if (job.IsDryRun && !level.IsStale && !entry.IsNew)
            entry.Product.Note(
                entry.Row.Line,
                header.NameOf(Field.Quantity),
                quantity,
                level.After > entry.Row.Quantity ? ChangeToReserved(level) : Change(level)
            );
    }

    private static Message Change(ImportedLevel level) =>
        new Message("catalog.import-stock-change")
            .With("sku", level.Sku.Value)
            .With("location", level.Location)
            .With("before", level.Before)
            .With("after", level.After);

    private static Message ChangeToReserved(ImportedLevel level) =>
        new Message("catalog.import-stock-to-reserved")
            .With("sku", level.Sku.Value)
            .With("location", level.Location)
            .With("before", level.Before)
            .With("after", level.After);

    private void Detach(Product product)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            var owner = entry.Entity switch
            {
                Product root => root.Id,
                Variant variant => variant.ProductId,
                ProductMedia picture => picture.ProductId,
                ProductCategory place => place.ProductId,
                _ => default,
            };
            if (owner == product.Id)
                entry.State = EntityState.Detached;
        }

        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private sealed record StockedRow(ImportedProduct Product, ImportedVariant Row, Sku Sku, bool IsNew);

    /// <summary>Finds the line of a variant that a domain error names by position.</summary>
    private static int LineOf(ImportedProduct imported, Error error)
    {
        var open = error.Field?.IndexOf('[', StringComparison.Ordinal) ?? -1;
        return
            open >= 0
            && int.TryParse(error.Field.AsSpan(open + 1, error.Field!.IndexOf(']', StringComparison.Ordinal) - open - 1), out var index)
            && index < imported.Variants.Count
            ? imported.Variants[index].Line
            : imported.FirstLine;
    }
}
