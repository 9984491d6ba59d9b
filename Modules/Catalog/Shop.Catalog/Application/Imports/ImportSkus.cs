using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Imports;

/// <summary>
/// Ensures that each SKU belongs to one variant in the whole shop: a blank or duplicate one is replaced by a generated SKU, which is the
/// same on the next import, with a warning.
/// </summary>
/// <param name="earlier">SKUs assigned by previous batches, needed because a dry run saves nothing.</param>
internal sealed class ImportSkus(IReadOnlyDictionary<Sku, int> earlier)
{
    private readonly Dictionary<Sku, int> assigned = [];
    private Dictionary<Sku, (VariantId Variant, ProductId Product)> owners = [];

    /// <summary>SKUs assigned by this batch, with their lines.</summary>
    public IReadOnlyDictionary<Sku, int> Assigned => assigned;

    public async Task LoadAsync(CatalogDbContext db, IEnumerable<ImportedProduct> products, CancellationToken cancellationToken)
    {
        Sku[] asked =
        [
            .. products
                .SelectMany(product => product.Variants.SelectMany(variant => SkuChoice.For(product.Handle, variant.Sku, variant.Values)))
                .Distinct(),
        ];
        owners = await db
            .Variants.Where(variant => variant.RetiredAt == null && asked.Contains(variant.Sku))
            .Select(variant => new
            {
                variant.Sku,
                variant.Id,
                variant.ProductId,
            })
            .ToDictionaryAsync(variant => variant.Sku, variant => (variant.Id, variant.ProductId), cancellationToken);
    }

    /// <param name="present">The existing variants of the rows, where there are any.</param>
    public Sku Choose(
        ImportedProduct product,
        ImportedVariant row,
        ProductId productId,
        IReadOnlyDictionary<ImportedVariant, Variant> present,
        string column
    )
    {
        var self = present.GetValueOrDefault(row);
        if (row.Sku is null && self is not null && !assigned.ContainsKey(self.Sku))
        {
            assigned.Add(self.Sku, row.Line);
            return self.Sku;
        }

        var chosen = SkuChoice.For(product.Handle, row.Sku, row.Values).First(sku => IsFree(sku, self, productId, present));
        if (row.Sku is null)
            product.Warn(row.Line, column, null, new Message("catalog.import-sku-generated").With("sku", chosen.Value));
        else if (chosen != Sku.Of(row.Sku))
            product.Warn(row.Line, column, row.Sku, Replaced(Sku.Of(row.Sku), chosen));

        assigned[chosen] = row.Line;
        return chosen;
    }

    private bool IsFree(Sku sku, Variant? self, ProductId productId, IReadOnlyDictionary<ImportedVariant, Variant> present)
    {
        if (assigned.ContainsKey(sku))
            return false;
        if (owners.TryGetValue(sku, out var owner) && owner.Variant == self?.Id)
            return true;
        if (earlier.ContainsKey(sku))
            return false;
        if (owner.Product == default)
            return true;
        if (owner.Product != productId)
            return false;

        // Used by another variant of the product: free if that one is deleted or gets another SKU.
        var row = present.FirstOrDefault(entry => entry.Value.Id == owner.Variant).Key;
        return row is null || (row.Sku is not null && Sku.Of(row.Sku) != sku);
    }

    private Message Replaced(Sku sku, Sku chosen) =>
        assigned.TryGetValue(sku, out var line) || earlier.TryGetValue(sku, out line)
            ? new Message("catalog.import-sku-on-line").With("line", line).With("sku", chosen.Value)
            : new Message("catalog.import-sku-in-use").With("sku", chosen.Value);
}
