using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>Puts a product up for sale. Repeating it is harmless.</summary>
public sealed record ActivateProduct(Guid ProductId, Guid? StaffId) : ICommand<ProductReference>;

/// <summary>Takes a product out of the storefront and keeps everything about it. Repeating it is harmless.</summary>
public sealed record ArchiveProduct(Guid ProductId, Guid? StaffId) : ICommand<ProductReference>;

/// <summary>
/// Takes a product away for good: its address redirects to its category, its SKUs are free again; orders keep what they copied.
/// Repeating it is harmless.
/// </summary>
public sealed record DeleteProduct(Guid ProductId, Guid? StaffId) : ICommand;
