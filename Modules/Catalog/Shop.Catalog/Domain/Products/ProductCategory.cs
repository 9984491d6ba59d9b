using Shop.Catalog.Domain.Categories;

namespace Shop.Catalog.Domain.Products;

/// <summary>A category of a product; the one at position 0 is used for the breadcrumb.</summary>
internal sealed class ProductCategory(ProductId productId, CategoryId categoryId, int position)
{
    public ProductId ProductId { get; private set; } = productId;

    public CategoryId CategoryId { get; private set; } = categoryId;

    public int Position { get; internal set; } = position;
}
