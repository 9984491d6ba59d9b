using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// Current data of these SKUs for carts and orders. SKUs that do not exist or are not for sale (draft, archived) are omitted. At most 500
/// per call.
/// </summary>
public sealed record GetSellableVariants(IReadOnlyList<Sku> Skus) : IQuery<IReadOnlyList<SellableVariant>>;

/// <param name="VariantTitle">The option values, joined; empty when the product has a single variant.</param>
/// <param name="Options">Option names and values, in the product's order.</param>
/// <param name="Price">Per unit, including VAT.</param>
/// <param name="Cost">Cost per item for the merchant; null when unknown.</param>
/// <param name="IsTaxable">False for goods without VAT.</param>
/// <param name="RequiresShipping">False for items that are not shipped.</param>
/// <param name="ImageUrl">Root-relative or absolute; null when there is none.</param>
public sealed record SellableVariant(
    Sku Sku,
    Guid ProductId,
    Guid VariantId,
    string ProductSlug,
    string ProductTitle,
    string VariantTitle,
    IReadOnlyList<SellableOption> Options,
    Money Price,
    Money? CompareAtPrice,
    Money? Cost,
    decimal WeightGrams,
    string? Barcode,
    bool IsTaxable,
    bool RequiresShipping,
    string? ImageUrl
);

public sealed record SellableOption(string Name, string Value);
