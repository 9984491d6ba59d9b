namespace Shop.Catalog.Domain.Products;

/// <summary>Whether shoppers see a product. In the order of the contract's status.</summary>
internal enum ProductState
{
    Draft,
    Active,
    Archived,
}
