using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>The product with a slug, in any status; for the back office.</summary>
public sealed record FindProduct(string Slug) : IQuery<ProductReference>;
