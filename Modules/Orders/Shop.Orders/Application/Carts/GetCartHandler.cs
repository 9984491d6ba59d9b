using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Carts;

internal sealed class GetCartHandler(CartAccess access, CartPricing pricing) : IRequestHandler<GetCart, Result<CartView>>
{
    public async Task<Result<CartView>> Handle(GetCart query, CancellationToken cancellationToken)
    {
        var cart = await access.FindAsync(query.CartId, query.Owner, cancellationToken);
        return cart is null
            ? CartErrors.NotFound
            : await pricing.ShowAsync(
                await pricing.PriceAsync(
                    cart,
                    query.Country is null ? null : new Destination(query.Country),
                    shipping: null,
                    cancellationToken
                ),
                cancellationToken
            );
    }
}

internal sealed class FindAccountCartHandler(OrdersDbContext db) : IRequestHandler<FindAccountCart, Result<Guid?>>
{
    public async Task<Result<Guid?>> Handle(FindAccountCart query, CancellationToken cancellationToken) =>
        Result<Guid?>.Success(
            await db
                .Carts.Where(cart => cart.AccountId == query.AccountId && cart.Status == CartStatus.Open)
                .OrderByDescending(cart => cart.UpdatedAt)
                .Select(cart => (CartId?)cart.Id)
                .FirstOrDefaultAsync(cancellationToken)
                is { } id
                ? id.Value
                : null
        );
}
