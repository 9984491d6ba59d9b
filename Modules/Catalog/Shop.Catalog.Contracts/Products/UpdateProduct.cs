using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// Changes a product's details. A changed slug leaves a redirect. Conflict when the version is not the current one; repeating it with the
/// saved values changes nothing.
/// </summary>
/// <param name="Variants">Saved atomically with the details; null leaves them unchanged.</param>
public sealed record UpdateProduct(Guid ProductId, int Version, ProductInput Product, Guid? StaffId, VariantList? Variants = null)
    : ICommand<ProductReference>;

/// <summary>Options and variants as in <see cref="SetVariants"/>.</summary>
public sealed record VariantList(IReadOnlyList<string> Options, IReadOnlyList<VariantInput> Variants);
