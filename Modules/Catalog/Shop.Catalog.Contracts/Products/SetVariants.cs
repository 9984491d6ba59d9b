using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// Sets a product's options and its whole list of variants, in this order; a variant that is not listed is taken away. A price change is
/// written to the price history. Refused as in <see cref="CreateProduct"/>; Conflict when the version is not the one that was shown.
/// Repeatable.
/// </summary>
public sealed record SetVariants(
    Guid ProductId,
    int Version,
    IReadOnlyList<string> Options,
    IReadOnlyList<VariantInput> Variants,
    Guid? StaffId
) : ICommand<ProductReference>;
