using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// Creates a draft, or an active product when <paramref name="Activate"/> is set, with its options and variants. Repeating it with the same
/// id returns the existing product. Refused: a slug or SKU that is taken, two variants with the same option values, more than three
/// options, a compare-at price not above the price.
/// </summary>
/// <param name="ProductId">Chosen by the caller.</param>
/// <param name="Options">Up to three names; empty for a product with one variant.</param>
/// <param name="Variants">At least one; exactly one without options.</param>
/// <param name="StaffId">The acting staff member; null for the system.</param>
public sealed record CreateProduct(
    Guid ProductId,
    ProductInput Product,
    IReadOnlyList<string> Options,
    IReadOnlyList<VariantInput> Variants,
    bool Activate,
    Guid? StaffId
) : ICommand<ProductReference>;
