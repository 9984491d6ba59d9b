using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// Current data of these SKUs for carts and orders. SKUs that do not exist or are not for sale (draft, archived) are omitted. At most 500
/// per call.
/// </summary>
public sealed record GetSellableVariants(IReadOnlyList<Sku> Skus) : IQuery<IReadOnlyList<SellableVariant>>;

public sealed record SellableVariant
{
    public required Sku Sku { get; init; }

    public required Guid ProductId { get; init; }

    public required Guid VariantId { get; init; }

    public required string ProductSlug { get; init; }

    public required string ProductTitle { get; init; }

    /// <summary>The option values, joined; empty when the product has a single variant.</summary>
    public required string VariantTitle { get; init; }

    /// <summary>Option names and values, in the product's order.</summary>
    public required IReadOnlyList<SellableOption> Options { get; init; }

    /// <summary>Per unit, including VAT.</summary>
    public required Money Price { get; init; }

    public required Money? CompareAtPrice { get; init; }

    /// <summary>Cost per item for the merchant; null when unknown.</summary>
    public required Money? Cost { get; init; }

    public required decimal WeightGrams { get; init; }

    public required string? Barcode { get; init; }

    /// <summary>False for goods without VAT.</summary>
    public required bool IsTaxable { get; init; }

    /// <summary>False for items that are not shipped.</summary>
    public required bool RequiresShipping { get; init; }

    /// <summary>Root-relative or absolute; null when there is none.</summary>
    public required string? ImageUrl { get; init; }
}

public sealed record SellableOption(string Name, string Value);
