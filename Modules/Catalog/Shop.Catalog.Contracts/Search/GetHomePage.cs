using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Search;

/// <summary>What the home page shows: featured products, the newest, and the top categories.</summary>
public sealed record GetHomePage(int Featured = 8, int Newest = 8) : IQuery<HomePage>;

/// <param name="Categories">The top of the tree, in its order.</param>
public sealed record HomePage(
    IReadOnlyList<ProductCard> Featured,
    IReadOnlyList<ProductCard> Newest,
    IReadOnlyList<CategoryNode> Categories
);
