using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>The product under an address, in any status; for the back office.</summary>
public sealed record FindProduct(string Slug) : IQuery<ProductReference>;
