using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// Everything a cart or an order has to know of these SKUs, as of now. SKUs that do not exist or are not for sale (draft, archived) are
/// missing
/// from the answer. At most 500 a call.
/// </summary>
public sealed record GetSellableVariants(IReadOnlyList<Sku> Skus) : IQuery<IReadOnlyList<SellableVariant>>;

/// <param name="VariantTitle">The option values, joined; empty when the product has one variant only.</param>
/// <param name="Options">Option name and value, in the product's order.</param>
/// <param name="Price">Per unit, including VAT.</param>
/// <param name="Cost">What the merchant pays; null when unknown.</param>
/// <param name="IsTaxable">False for goods without VAT.</param>
/// <param name="RequiresShipping">False for what is not sent.</param>
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
