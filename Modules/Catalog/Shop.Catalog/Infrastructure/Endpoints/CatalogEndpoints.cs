using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Shop.Catalog.Application;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Contracts.Search;
using Shop.Catalog.Domain;
using Shop.Kernel.Web;

namespace Shop.Catalog.Infrastructure.Endpoints;

/// <summary>Public endpoints.</summary>
internal static class CatalogEndpoints
{
    private static readonly Dictionary<string, ProductSort> Sorts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["relevance"] = ProductSort.Relevance,
        ["newest"] = ProductSort.Newest,
        ["price-asc"] = ProductSort.PriceAsc,
        ["price-desc"] = ProductSort.PriceDesc,
        ["title"] = ProductSort.Title,
    };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(string.Empty).WithTags("Catalog");
        group
            .MapGet("/products", SearchAsync)
            .WithName("SearchProducts")
            .Produces<ProductListJson>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        group
            .MapGet("/products/{slug}", GetAsync)
            .WithName("GetProduct")
            .Produces<ProductJson>()
            .Produces(StatusCodes.Status301MovedPermanently)
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/categories", TreeAsync).WithName("GetCategories").Produces<IReadOnlyList<CategoryJson>>();
    }

    private static async Task<IResult> SearchAsync(
        IMediator mediator,
        IOptions<CatalogOptions> options,
        CancellationToken cancellationToken,
        string? query = null,
        string? category = null,
        string? sort = null,
        decimal? minPrice = null,
        decimal? maxPrice = null,
        bool? inStock = null,
        string? vendor = null,
        int page = 1,
        int pageSize = 24
    )
    {
        var order = ProductSort.Relevance;
        if (!string.IsNullOrEmpty(sort) && !Sorts.TryGetValue(sort, out order))
            return Problems.Of(CatalogErrors.BadSort);
        if (TooFine(minPrice))
            return Problems.Of(CatalogErrors.NotAPrice("MinPrice"));
        if (TooFine(maxPrice))
            return Problems.Of(CatalogErrors.NotAPrice("MaxPrice"));

        var result = await mediator.Send(
            new SearchProducts(query, category, minPrice, maxPrice, inStock, vendor, order, page, pageSize),
            cancellationToken
        );
        return result.ToHttp(ProductListJson.Of);

        bool TooFine(decimal? price) => price is { } amount && !new Kernel.Money(amount, options.Value.ShopCurrency).IsInMinorUnits;
    }

    private static async Task<IResult> GetAsync(string slug, IMediator mediator, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new GetProduct(slug), cancellationToken);
        if (!result.IsSuccess)
            return result.ToProblem();

        return result.Value switch
        {
            { Product: { } product } => Results.Ok(ProductJson.Of(product)),
            { MovedTo: { } path } when path.StartsWith("/p/", StringComparison.Ordinal) => Results.Redirect(
                "/api/v1/products/" + Uri.EscapeDataString(path[3..]),
                permanent: true
            ),
            _ => Problems.Of(CatalogErrors.ProductNotFound),
        };
    }

    private static async Task<IResult> TreeAsync(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetCategoryTree(), cancellationToken)).ToHttp(nodes => nodes.Select(CategoryJson.Of));
}
