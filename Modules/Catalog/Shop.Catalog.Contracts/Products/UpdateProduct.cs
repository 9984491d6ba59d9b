using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// Changes what is written about a product. A new slug leaves a redirect behind. Conflict when the version is not the one that was shown;
/// repeating it with what is saved already changes nothing.
/// </summary>
/// <param name="Variants">Changed together with the text, both or none of them; null leaves them.</param>
public sealed record UpdateProduct(Guid ProductId, int Version, ProductInput Product, Guid? StaffId, VariantList? Variants = null)
    : ICommand<ProductReference>;

/// <summary>Options and variants as <see cref="SetVariants"/> takes them.</summary>
public sealed record VariantList(IReadOnlyList<string> Options, IReadOnlyList<VariantInput> Variants);
