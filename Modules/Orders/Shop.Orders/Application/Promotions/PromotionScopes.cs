using MediatR;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Promotions;

internal sealed record PromotionScope(IReadOnlyList<Guid> Products, IReadOnlyList<string> Skus, IReadOnlyList<Guid> Categories);

/// <summary>Finds a promotion's products and categories by id, slug or SKU.</summary>
internal sealed class PromotionScopes(IMediator mediator)
{
    public async Task<Result<PromotionScope>> FindAsync(PromotionInput input, CancellationToken cancellationToken)
    {
        var products = new List<Guid>();
        var skus = new List<string>();
        var categories = new List<Guid>();
        var errors = new List<Error>();
        foreach (var name in Names(input.Products))
            if (Guid.TryParse(name, out var id))
                products.Add(id);
            else if (await mediator.Send(new FindProduct(name), cancellationToken) is { IsSuccess: true, Value: { } product })
                products.Add(product.Id);
            else if (
                Sku.TryParse(name, out var sku)
                && (await mediator.Send(new GetSellableVariants([sku]), cancellationToken)) is { IsSuccess: true, Value.Count: > 0 }
            )
                skus.Add(sku.Value);
            else
                errors.Add(DiscountErrors.UnknownProduct(name));

        foreach (var name in Names(input.Categories))
            if (Guid.TryParse(name, out var id))
                categories.Add(id);
            else if (await FindCategoryAsync(name, cancellationToken) is { } category)
                categories.Add(category);
            else
                errors.Add(DiscountErrors.UnknownCategory(name));

        return errors.Count == 0 ? new PromotionScope(products, skus, categories) : Result<PromotionScope>.Failure(errors);
    }

    /// <summary>By slug, case-insensitive, including former slugs.</summary>
    private async Task<Guid?> FindCategoryAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await mediator.Send(new GetCategory(name), cancellationToken);
        if (answer is { IsSuccess: true, Value.MovedTo: { } moved })
            answer = await mediator.Send(new GetCategory(moved[(moved.LastIndexOf('/') + 1)..]), cancellationToken);

        return answer is { IsSuccess: true, Value.Category: { } category } ? category.Id : null;
    }

    private static IEnumerable<string> Names(IReadOnlyList<string> names) =>
        names.Select(name => name?.Trim() ?? string.Empty).Where(name => name.Length > 0).Distinct();
}
