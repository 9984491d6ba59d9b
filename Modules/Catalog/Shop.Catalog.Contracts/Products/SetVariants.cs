using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// Replaces a product's options and the complete, ordered list of its variants; a variant that is not listed is deleted. Price changes are
/// added to the price history. Refused as in <see cref="CreateProduct"/>; Conflict when the version is not the current one. Repeatable.
/// </summary>
public sealed record SetVariants(
    Guid ProductId,
    int Version,
    IReadOnlyList<string> Options,
    IReadOnlyList<VariantInput> Variants,
    Guid? StaffId
) : ICommand<ProductReference>;
