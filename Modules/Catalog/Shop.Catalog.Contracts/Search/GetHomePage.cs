using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Search;

/// <summary>Data of the home page: featured products, new arrivals and the top-level categories.</summary>
public sealed record GetHomePage(int Featured = 8, int Newest = 8) : IQuery<HomePage>;

/// <param name="Categories">The top-level categories, in their order.</param>
public sealed record HomePage(
    IReadOnlyList<ProductCard> Featured,
    IReadOnlyList<ProductCard> Newest,
    IReadOnlyList<CategoryNode> Categories
);
