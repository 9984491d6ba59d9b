using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class ListVariantPricesValidator : AbstractValidator<ListVariantPrices>
{
    public ListVariantPricesValidator() => RuleFor(query => query.VariantIds.Count).LessThanOrEqualTo(ListVariantPrices.Max);
}

internal sealed class ListVariantPricesHandler(CatalogDbContext db)
    : IRequestHandler<ListVariantPrices, Result<IReadOnlyList<VariantPrice>>>
{
    public async Task<Result<IReadOnlyList<VariantPrice>>> Handle(ListVariantPrices query, CancellationToken cancellationToken)
    {
        VariantId[] ids = [.. query.VariantIds.Select(id => new VariantId(id))];
        return await db
            .PriceChanges.Where(change => ids.Contains(change.VariantId))
            .OrderBy(change => change.At)
            .Select(change => new VariantPrice(change.VariantId.Value, change.At, change.Price))
            .ToListAsync(cancellationToken);
    }
}
