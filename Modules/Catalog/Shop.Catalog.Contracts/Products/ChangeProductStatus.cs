using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>Publishes a product. Repeating it is harmless.</summary>
public sealed record ActivateProduct(Guid ProductId, Guid? StaffId) : ICommand<ProductReference>;

/// <summary>Removes a product from the storefront but keeps all its data. Repeating it is harmless.</summary>
public sealed record ArchiveProduct(Guid ProductId, Guid? StaffId) : ICommand<ProductReference>;

/// <summary>
/// Deletes a product permanently: its URL redirects to its category and its SKUs can be reused; orders keep their copies. Repeating it is
/// harmless.
/// </summary>
public sealed record DeleteProduct(Guid ProductId, Guid? StaffId) : ICommand;
