using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>
/// Changes what is written about a product. A new slug leaves a redirect behind. Conflict when the version is not the one that was shown;
/// repeating it with what is saved already changes nothing.
/// </summary>
public sealed record UpdateProduct(Guid ProductId, int Version, ProductInput Product, Guid? StaffId) : ICommand<ProductReference>;
