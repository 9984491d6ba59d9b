using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Shop.Catalog.Application;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Kernel;
using Shop.Kernel.Web;

namespace Shop.Catalog.Infrastructure.Endpoints;

/// <summary>Product endpoints for staff. A product is addressed by its id or its slug.</summary>
internal static class AdminProductEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/products").WithTags("Products");
        group
            .MapGet(string.Empty, ListAsync)
            .RequireAuthorization(Permissions.ProductsRead)
            .WithName("ListProducts")
            .Produces<PagedList<AdminProductItemJson>>();
        group
            .MapGet("/{product}", GetAsync)
            .RequireAuthorization(Permissions.ProductsRead)
            .WithName("GetProductForEdit")
            .Produces<AdminProductJson>();
        group
            .MapPost(string.Empty, CreateAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("CreateProduct")
            .Produces<AdminProductJson>(StatusCodes.Status201Created)
            .WithIdempotency<CatalogDbContext>();
        group
            .MapPut("/{product}", UpdateAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("UpdateProduct")
            .Produces<AdminProductJson>();
        group
            .MapPut("/{product}/variants", SetVariantsAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("SetVariants")
            .Produces<AdminProductJson>();
        group
            .MapPost("/{product}/activate", ActivateAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("ActivateProduct")
            .Produces<ProductReferenceJson>();
        group
            .MapPost("/{product}/archive", ArchiveAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("ArchiveProduct")
            .Produces<ProductReferenceJson>();
        group
            .MapDelete("/{product}", DeleteAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("DeleteProduct")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(
        IMediator mediator,
        CancellationToken cancellationToken,
        string? query = null,
        ProductStatus? status = null,
        Guid? category = null,
        ProductOrder sort = ProductOrder.Newest,
        int page = 1,
        int pageSize = 50
    )
    {
        var result = await mediator.Send(new ListProducts(query, status, category, sort, page, pageSize), cancellationToken);
        return result.ToHttp(list => new PagedList<AdminProductItemJson>(
            [.. list.Items.Select(AdminProductItemJson.Of)],
            list.Total,
            list.Page,
            list.PageSize
        ));
    }

    private static async Task<IResult> GetAsync(string product, IMediator mediator, CancellationToken cancellationToken)
    {
        var id = await FindAsync(product, mediator, cancellationToken);
        return id.IsSuccess ? await AnswerAsync(id.Value, mediator, cancellationToken) : id.ToProblem();
    }

    private static async Task<IResult> CreateAsync(
        ProductBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IOptions<CatalogOptions> options,
        CancellationToken cancellationToken
    )
    {
        var input = await InputAsync(body, mediator, cancellationToken);
        if (!input.IsSuccess)
            return input.ToProblem();
        var variants = Variants(body.Variants ?? [], options.Value.ShopCurrency);
        if (!variants.IsSuccess)
            return variants.ToProblem();

        var result = await mediator.Send(
            new CreateProduct(
                Guid.CreateVersion7(),
                input.Value,
                body.Options ?? [],
                variants.Value,
                body.Status != ProductStatus.Draft,
                user.StaffId()
            ),
            cancellationToken
        );
        if (!result.IsSuccess)
            return Renamed(result);

        var created = await mediator.Send(new GetProductForEdit(result.Value.Id), cancellationToken);
        return created.ToCreated(product => $"/api/v1/admin/products/{product.Id}", AdminProductJson.Of);
    }

    private static async Task<IResult> UpdateAsync(
        string product,
        ProductBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IOptions<CatalogOptions> options,
        CancellationToken cancellationToken
    )
    {
        var id = await FindAsync(product, mediator, cancellationToken);
        if (!id.IsSuccess)
            return id.ToProblem();
        if (body.Version is not { } version)
            return Problems.Of(CatalogErrors.VersionMissing);

        var input = await InputAsync(body, mediator, cancellationToken);
        if (!input.IsSuccess)
            return input.ToProblem();
        var variants = Variants(body.Variants ?? [], options.Value.ShopCurrency);
        if (!variants.IsSuccess)
            return variants.ToProblem();

        var list = body.Variants is null ? null : new VariantList(body.Options ?? [], variants.Value);
        var updated = await mediator.Send(new UpdateProduct(id.Value, version, input.Value, user.StaffId(), list), cancellationToken);
        if (!updated.IsSuccess)
            return Renamed(updated);

        if (body.Status is ProductStatus.Active)
            await mediator.Send(new ActivateProduct(id.Value, user.StaffId()), cancellationToken);
        else if (body.Status is ProductStatus.Archived)
            await mediator.Send(new ArchiveProduct(id.Value, user.StaffId()), cancellationToken);

        return await AnswerAsync(id.Value, mediator, cancellationToken);
    }

    private static async Task<IResult> SetVariantsAsync(
        string product,
        ProductBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IOptions<CatalogOptions> options,
        CancellationToken cancellationToken
    )
    {
        var id = await FindAsync(product, mediator, cancellationToken);
        if (!id.IsSuccess)
            return id.ToProblem();
        if (body.Version is not { } version)
            return Problems.Of(CatalogErrors.VersionMissing);

        var variants = Variants(body.Variants ?? [], options.Value.ShopCurrency);
        if (!variants.IsSuccess)
            return variants.ToProblem();

        var set = await mediator.Send(
            new SetVariants(id.Value, version, body.Options ?? [], variants.Value, user.StaffId()),
            cancellationToken
        );
        return set.IsSuccess ? await AnswerAsync(id.Value, mediator, cancellationToken) : Renamed(set);
    }

    private static async Task<IResult> ActivateAsync(
        string product,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = await FindAsync(product, mediator, cancellationToken);
        return id.IsSuccess
            ? (await mediator.Send(new ActivateProduct(id.Value, user.StaffId()), cancellationToken)).ToHttp(ProductReferenceJson.Of)
            : id.ToProblem();
    }

    private static async Task<IResult> ArchiveAsync(
        string product,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = await FindAsync(product, mediator, cancellationToken);
        return id.IsSuccess
            ? (await mediator.Send(new ArchiveProduct(id.Value, user.StaffId()), cancellationToken)).ToHttp(ProductReferenceJson.Of)
            : id.ToProblem();
    }

    private static async Task<IResult> DeleteAsync(
        string product,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = await FindAsync(product, mediator, cancellationToken);
        return id.IsSuccess
            ? (await mediator.Send(new DeleteProduct(id.Value, user.StaffId()), cancellationToken)).ToHttp()
            : id.ToProblem();
    }

    private static async Task<Result<Guid>> FindAsync(string product, IMediator mediator, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(product, out var id))
            return id;

        var found = await mediator.Send(new FindProduct(product), cancellationToken);
        return found.IsSuccess ? found.Value.Id : Result<Guid>.Failure(found.Errors);
    }

    private static async Task<IResult> AnswerAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetProductForEdit(id), cancellationToken)).ToHttp(AdminProductJson.Of);

    private static async Task<Result<ProductInput>> InputAsync(ProductBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        if (body.Categories is { Count: > 0 })
        {
            var known = (await mediator.Send(new ListCategoriesForEdit(), cancellationToken)).Value.ToDictionary(
                category => category.Slug,
                category => category.Id
            );
            for (var index = 0; index < body.Categories.Count; index++)
            {
                if (!known.TryGetValue(body.Categories[index] ?? string.Empty, out var id))
                    return CatalogErrors.UnknownCategory.At($"Categories[{index}]");
                ids.Add(id);
            }
        }

        return new ProductInput(
            body.Title ?? string.Empty,
            body.Slug,
            body.Description,
            body.Vendor,
            body.Type,
            body.Tags ?? [],
            ids,
            body.SeoTitle,
            body.SeoDescription,
            body.Featured ?? false
        );
    }

    private static Result<List<VariantInput>> Variants(IReadOnlyList<VariantBody> bodies, Currency currency)
    {
        var inputs = new List<VariantInput>();
        for (var index = 0; index < bodies.Count; index++)
        {
            var body = bodies[index];
            if (body?.Price is not { } price)
                return CatalogErrors.PriceMissing.At($"Variants[{index}].Price");
            if (new[] { price, body.CompareAtPrice, body.Cost }.OfType<Money>().Any(money => money.Currency != currency))
                return CatalogErrors.OtherCurrency(currency).At($"Variants[{index}].Price");

            inputs.Add(
                new VariantInput(
                    body.Id,
                    body.Sku ?? string.Empty,
                    body.Options ?? [],
                    price.Amount,
                    body.CompareAtPrice?.Amount,
                    body.Cost?.Amount,
                    body.Barcode,
                    body.WeightGrams ?? 0,
                    body.Taxable ?? true,
                    body.RequiresShipping ?? true,
                    body.MediaId
                )
            );
        }

        return inputs;
    }

    /// <summary>Maps the field names of errors to the simpler ones of the request body.</summary>
    private static IResult Renamed(IOutcome result) =>
        Result
            .Failure([
                .. result.Errors.Select(error =>
                    error with
                    {
                        Field = error
                            .Field?.Replace("Product.DescriptionHtml", "Description", StringComparison.Ordinal)
                            .Replace("Product.ProductType", "Type", StringComparison.Ordinal)
                            .Replace("Product.CategoryIds", "Categories", StringComparison.Ordinal)
                            .Replace("Product.", string.Empty, StringComparison.Ordinal)
                            .Replace("OptionValues", "Options", StringComparison.Ordinal)
                            .TrimStart('.'),
                    }
                ),
            ])
            .ToProblem();
}
